/// The name of a member as it stands in canonical JSON, to be found at once: `"agent":`.
public struct ExpectedName: Sendable {
  /// How many bytes it has, with its quotes and the colon; 0 when it is too long to be found so.
  public let count: Int
  @usableFromInline let bytes: SIMD4<UInt64>
  @usableFromInline let mask: SIMD4<UInt64>

  /// - Parameter name: one that needs no escape.
  public init(_ name: String) {
    let spelled = Array("\"\(name)\":".utf8)
    let count = spelled.count <= 32 ? spelled.count : 0
    var (bytes, mask) = (SIMD4<UInt64>(), SIMD4<UInt64>())
    withUnsafeMutableBytes(of: &bytes) { bytes in
      withUnsafeMutableBytes(of: &mask) { mask in
        for place in 0..<count { (bytes[place], mask[place]) = (spelled[place], .max) }
      }
    }
    (self.count, self.bytes, self.mask) = (count, bytes, mask)
  }

  /// Whether it stands there.
  @inlinable @inline(__always) func stands(at start: UnsafePointer<UInt8>, until end: UnsafePointer<UInt8>) -> Bool {
    guard count > 0, end - start >= 32 else { return false }
    let difference = (UnsafeRawPointer(start).loadUnaligned(as: SIMD4<UInt64>.self) ^ bytes) & mask
    return difference[0] | difference[1] | difference[2] | difference[3] == 0
  }
}
