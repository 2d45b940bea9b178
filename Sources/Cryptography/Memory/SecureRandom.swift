internal import COpenSSL
public import Foundation

/// Random bytes from OpenSSL's generators, seeded by the kernel.
public enum SecureRandom {
  /// Returns `count` random bytes that may be seen: nonces, identifiers, serial numbers.
  public static func bytes(_ count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      fill(UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[..<count]), isPrivate: false)
      initialized = count
    }
  }

  /// Returns 16 bytes for a name that sorts by time: the milliseconds since 1970 on 48 bits, as a UUID of version 7 has
  /// them (RFC 9562, 5.7), then 80 random bits. What is stored under such names stands together in an index.
  public static func datedName(at date: Date) -> [UInt8] {
    let milliseconds = UInt64(max(0, date.timeIntervalSince1970 * 1000))
    return withUnsafeBytes(of: (milliseconds << 16).bigEndian) { Array($0.prefix(6)) } + bytes(10)
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
