/// Owns one OpenSSL object and frees it.
///
/// An initialiser that throws half-way runs no `deinit` of its own class, but releases the properties already set: the
/// handle is such a property.
final class OwnedHandle: @unchecked Sendable {  // Sendable: only hands the pointer out.
  let pointer: OpaquePointer
  private let free: @Sendable (OpaquePointer) -> Void

  /// Takes over the caller's reference.
  init(_ pointer: OpaquePointer, free: @escaping @Sendable (OpaquePointer) -> Void) {
    self.pointer = pointer
    self.free = free
  }

  deinit { free(pointer) }
}
