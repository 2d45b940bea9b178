import Glibc

/// UTF-8 bytes that are overwritten when the last reference goes.
///
/// A fiche's text passes through the gateway's memory once; `String` and `Data` would leave copies in freed memory.
final class WipedBytes: @unchecked Sendable {  // Sendable: written once, in init, and only read afterwards.
  private let storage: UnsafeMutableRawBufferPointer

  init(_ bytes: UnsafeRawBufferPointer) {
    storage = .allocate(byteCount: max(bytes.count, 1), alignment: 1)
    storage.copyMemory(from: bytes)
    count = bytes.count
  }

  deinit {
    // explicit_bzero is never optimised away.
    if let base = storage.baseAddress { explicit_bzero(base, storage.count) }
    storage.deallocate()
  }

  let count: Int

  func withBytes<R, Failure: Error>(_ body: (UnsafeRawBufferPointer) throws(Failure) -> R) throws(Failure) -> R {
    try body(UnsafeRawBufferPointer(rebasing: storage[0..<count]))
  }
}
