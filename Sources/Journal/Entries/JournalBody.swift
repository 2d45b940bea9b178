public import Cryptography
public import Foundation
public import JSON

/// What an entry commits to: a JSON object in canonical form, and its nonce. It may be erased; the entry stays.
public struct JournalBody: Hashable, Sendable {
  /// The longest body, in bytes.
  public static let maximumByteCount = 65_536

  /// The object in canonical form: members sorted by the bytes of their names, no insignificant space.
  public let bytes: [UInt8]
  /// What hides the body behind its commitment.
  public let nonce: Nonce
  /// The class it is kept under.
  public let retention: RetentionClass

  /// A new body, with a fresh nonce.
  ///
  /// - Throws: `malformedBody` when it is over ``maximumByteCount``.
  public init(_ object: JSONObject, retention: RetentionClass, nonce: Nonce = .random()) throws(JournalError) {
    try self.init(canonical: JSON.object(object).serialized(.canonical), retention: retention, nonce: nonce)
  }

  /// A body read back from where it was kept, or already serialized: the bytes are taken as they are, for only they match
  /// the commitment. Check them with ``verify(against:)``.
  ///
  /// - Throws: `malformedBody` for bytes that are too long, hold a line break or are not delimited as an object.
  public init(canonical bytes: [UInt8], retention: RetentionClass, nonce: Nonce) throws(JournalError) {
    guard bytes.count <= Self.maximumByteCount, bytes.first == UInt8(ascii: "{"), bytes.last == UInt8(ascii: "}"),
      bytes.count >= 2, !Self.hasLineBreak(bytes)
    else { throw JournalError(.malformedBody) }
    self.bytes = bytes
    self.nonce = nonce
    self.retention = retention
  }

  private static func hasLineBreak(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { bytes in
      bytes.baseAddress.map { memchr($0, Int32(Lines.newline), bytes.count) != nil } ?? false
    }
  }

  /// SHA-256(nonce ‖ body).
  public var commitment: Digest {
    bytes.withUnsafeBytes { body in nonce.bytes.withUnsafeBytes { SHA256.digest($0, body) } }
  }

  /// The entry that commits to this body, made in the hour of `date`.
  public func entry(at date: Date) -> LogEntry {
    LogEntry(retention: retention, time: TimeBucket(containing: date), commitment: commitment)
  }

  /// Checks that this is the body `entry` commits to.
  ///
  /// - Throws: `commitmentMismatch`, for another class too.
  public func verify(against entry: LogEntry) throws(JournalError) {
    guard entry.retention == retention, entry.commitment == commitment else { throw JournalError(.commitmentMismatch) }
  }

  /// Whether the bytes are the canonical form of a JSON object.
  public var isCanonical: Bool { bytes.withUnsafeBytes { Self.isCanonical($0) } }

  static func isCanonical(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.first == UInt8(ascii: "{") && JSON.isCanonical(bytes)
  }
}
