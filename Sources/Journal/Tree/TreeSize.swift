/// Arithmetic of tree sizes.
enum TreeSize {
  /// The largest size this module accepts: 2^63 - 1, so that a proof has at most 63 hashes (c2sp.org/tlog-witness) and a
  /// size fits SQLite's integers.
  static let maximum = UInt64(Int64.max)

  /// The largest power of two smaller than `size`, which is at least 2: `k` of RFC 9162, 2.1.1.
  static func split(_ size: UInt64) -> UInt64 {
    1 << UInt64(63 - (size - 1).leadingZeroBitCount)
  }
}
