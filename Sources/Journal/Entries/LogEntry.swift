public import Cryptography

/// What the log holds for ever: a commitment to a body, 42 bytes.
///
/// | offset | length | |
/// |---|---|---|
/// | 0 | 1 | version, 01 |
/// | 1 | 1 | retention class: 01 access, 02 disclosure |
/// | 2 | 8 | start of the hour, Unix seconds, big-endian |
/// | 10 | 32 | SHA-256(nonce ‖ body) |
public struct LogEntry: Hashable, Sendable {
  /// The length of an entry.
  public static let byteCount = 42

  /// The class its body is kept under.
  public let retention: RetentionClass
  /// The hour it was made in.
  public let time: TimeBucket
  /// SHA-256(nonce ‖ body).
  public let commitment: Digest

  /// An entry from its fields.
  public init(retention: RetentionClass, time: TimeBucket, commitment: Digest) {
    self.retention = retention
    self.time = time
    self.commitment = commitment
  }

  /// Reads exactly the 42 bytes of one entry.
  ///
  /// - Throws: `malformedEntry` for another length, version or class, or a time that is not the start of an hour.
  public init(bytes: UnsafeRawBufferPointer) throws(JournalError) {
    guard bytes.count == Self.byteCount, bytes[0] == 1, let retention = RetentionClass(rawValue: bytes[1]),
      let time = TimeBucket(seconds: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 2, as: UInt64.self))),
      let commitment = Digest(bytes: UnsafeRawBufferPointer(rebasing: bytes[10...]))
    else { throw JournalError(.malformedEntry) }
    self.init(retention: retention, time: time, commitment: commitment)
  }

  /// Reads exactly the 42 bytes of one entry.
  public init(bytes: [UInt8]) throws(JournalError) {
    let parsed = bytes.withUnsafeBytes { buffer in
      Result { () throws(JournalError) in try LogEntry(bytes: buffer) }
    }
    self = try parsed.get()
  }

  /// The 42 bytes.
  public var bytes: [UInt8] { withUnsafeBytes { Array($0) } }

  /// Reads the 42 bytes in place, without allocating.
  public func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
    try withUnsafeTemporaryAllocation(byteCount: Self.byteCount, alignment: 8) { buffer in
      buffer[0] = 1
      buffer[1] = retention.rawValue
      buffer.storeBytes(of: time.seconds.bigEndian, toByteOffset: 2, as: UInt64.self)
      commitment.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: buffer[10...]).copyMemory(from: $0) }
      return try body(UnsafeRawBufferPointer(buffer))
    }
  }

  /// The hash of the entry as a leaf: SHA-256(00 ‖ bytes).
  public var leafHash: Digest { withUnsafeBytes { MerkleHash.leaf($0) } }
}
