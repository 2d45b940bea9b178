internal import COpenSSL

/// Random bytes from OpenSSL's generators, seeded by the kernel.
public enum SecureRandom {
  /// Returns `count` random bytes that may be seen: nonces, identifiers, serial numbers.
  public static func bytes(_ count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      fill(UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[..<count]), isPrivate: false)
      initialized = count
    }
  }

  /// Fills `buffer`. Stops the process if the generator fails: no caller could do anything safe without it.
  static func fill(_ buffer: UnsafeMutableRawBufferPointer, isPrivate: Bool) {
    guard let base = buffer.baseAddress, !buffer.isEmpty else { return }
    let pointer = base.assumingMemoryBound(to: UInt8.self)
    let count = Int32(buffer.count)
    let status = isPrivate ? RAND_priv_bytes(pointer, count) : RAND_bytes(pointer, count)
    precondition(status == 1, "the random generator failed")
  }
}
