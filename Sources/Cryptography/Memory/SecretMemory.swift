import Glibc
import Synchronization

/// Where secrets live: memory locked against swapping, best effort.
///
/// `mlock` works on whole pages, so no page is shared with memory that is not ours, and it is a system call that stops
/// every thread that changes the address space. So locked memory is kept and used again: keys and shared secrets, many
/// and small, take slots of 64 bytes, clear texts slots of their size class. What is given back was wiped; only the
/// longest secrets take pages of their own, which are unlocked and freed.
struct SecretMemory {
  let base: UnsafeMutableRawPointer
  /// The size class to give the slot back to; nil for pages of its own.
  private let sizeClass: Int?
  private let length: Int

  private static let pageSize = 4096
  /// The lengths of slots: a smaller step for the smallest, which are nearly all.
  private static let slotSizes = [64, 256, 1024, 4096, 8192, 16384, 32768, 65536]
  /// Free slots of each class, as addresses because pointers are not Sendable.
  private static let freeSlots = Mutex<[[UInt]]>(Array(repeating: [], count: slotSizes.count))

  /// Returns at least `count` zero bytes.
  static func allocate(_ count: Int) -> SecretMemory {
    guard let sizeClass = slotSizes.firstIndex(where: { count <= $0 }) else {
      let length = (count + pageSize - 1) / pageSize * pageSize
      let base = lockedPages(length)
      memset(base, 0, count)
      return SecretMemory(base: base, sizeClass: nil, length: length)
    }
    let size = slotSizes[sizeClass]
    let address = freeSlots.withLock { slots in
      if slots[sizeClass].isEmpty {
        let length = max(size, pageSize)
        let block = UInt(bitPattern: lockedPages(length))
        slots[sizeClass].append(contentsOf: stride(from: block, to: block + UInt(length), by: size))
      }
      return slots[sizeClass].removeLast()
    }
    guard let base = UnsafeMutableRawPointer(bitPattern: address) else { preconditionFailure("a slot has an address") }
    memset(base, 0, count)
    return SecretMemory(base: base, sizeClass: sizeClass, length: size)
  }

  /// Gives the memory back; the caller has wiped it.
  func release() {
    if let sizeClass {
      let address = UInt(bitPattern: base)
      Self.freeSlots.withLock { $0[sizeClass].append(address) }
    } else {
      munlock(base, length)
      free(base)
    }
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
