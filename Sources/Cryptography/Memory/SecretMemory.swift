import Glibc
import Synchronization

/// Where secrets live: memory locked against swapping, best effort.
///
/// `mlock` works on whole pages, so no page is shared with memory that is not ours. Keys and shared secrets are many and
/// small: they take 64-byte slots of locked pages that are kept for ever. Longer secrets take pages of their own.
struct SecretMemory {
  let base: UnsafeMutableRawPointer
  private let lockedLength: Int

  private static let pageSize = 4096
  private static let slotSize = 64
  /// Free slots, as addresses because pointers are not Sendable.
  private static let freeSlots = Mutex<[UInt]>([])

  /// Returns at least `count` zero bytes.
  static func allocate(_ count: Int) -> SecretMemory {
    guard count <= slotSize else {
      let length = (count + pageSize - 1) / pageSize * pageSize
      let base = lockedPages(length)
      memset(base, 0, count)
      return SecretMemory(base: base, lockedLength: length)
    }
    let address = freeSlots.withLock { slots in
      if slots.isEmpty {
        let page = UInt(bitPattern: lockedPages(pageSize))
        slots.append(contentsOf: stride(from: page, to: page + UInt(pageSize), by: slotSize))
      }
      return slots.removeLast()
    }
    guard let base = UnsafeMutableRawPointer(bitPattern: address) else { preconditionFailure("a slot has an address") }
    memset(base, 0, slotSize)
    return SecretMemory(base: base, lockedLength: 0)
  }

  /// Gives the memory back; the caller has wiped it.
  func release() {
    guard lockedLength > 0 else {
      let address = UInt(bitPattern: base)
      return Self.freeSlots.withLock { $0.append(address) }
    }
    munlock(base, lockedLength)
    free(base)
  }

  private static func lockedPages(_ length: Int) -> UnsafeMutableRawPointer {
    var pointer: UnsafeMutableRawPointer?
    // Like every Swift allocation: without memory there is nothing left to do but stop.
    precondition(posix_memalign(&pointer, pageSize, length) == 0, "out of memory")
    guard let pointer else { preconditionFailure("out of memory") }
    mlock(pointer, length)  // RLIMIT_MEMLOCK may refuse: swapping is then the system's to forbid.
    return pointer
  }
}
