/// A SHA-256 value: 32 bytes held inline, so that trees and tables of digests allocate nothing.
@frozen public struct Digest: Hashable, Sendable {
  @usableFromInline var storage: (UInt64, UInt64, UInt64, UInt64)  // bytes in memory order

  /// The length of a digest in bytes.
  public static let byteCount = 32

  @inlinable init() { storage = (0, 0, 0, 0) }

  /// Takes exactly 32 bytes, or nothing.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    self.init()
    withUnsafeMutableBytes { $0.copyBytes(from: bytes) }
  }

  /// Takes exactly 32 bytes, or nothing.
  public init?(bytes: UnsafeRawBufferPointer) {
    guard bytes.count == Self.byteCount, let start = bytes.baseAddress else { return nil }
    self.init(loading: start)
  }

  /// Copies 32 bytes at `pointer`.
  init(loading pointer: UnsafeRawPointer) {
    self.init()
    withUnsafeMutableBytes { $0.copyMemory(from: UnsafeRawBufferPointer(start: pointer, count: Self.byteCount)) }
  }

  /// The 32 bytes.
  public var bytes: [UInt8] { withUnsafeBytes { Array($0) } }

  /// Reads the bytes in place.
  @inlinable public func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
    try Swift.withUnsafeBytes(of: storage, body)
  }

  @inlinable mutating func withUnsafeMutableBytes<R>(_ body: (UnsafeMutableRawBufferPointer) throws -> R) rethrows -> R
  {
    try Swift.withUnsafeMutableBytes(of: &storage, body)
  }

  /// Whether the 32 bytes are the same; not in constant time, since digests here are public.
  @inlinable public static func == (left: Self, right: Self) -> Bool { left.storage == right.storage }

  /// Hashes all 32 bytes.
  @inlinable public func hash(into hasher: inout Hasher) {
    // A digest is already uniform, but an attacker may choose what is hashed: all of it goes in.
    hasher.combine(storage.0)
    hasher.combine(storage.1)
    hasher.combine(storage.2)
    hasher.combine(storage.3)
  }
}

extension Digest: Comparable {
  /// Orders digests as byte strings.
  public static func < (left: Self, right: Self) -> Bool {
    let (l, r) = (left.storage, right.storage)
    return (UInt64(bigEndian: l.0), UInt64(bigEndian: l.1), UInt64(bigEndian: l.2), UInt64(bigEndian: l.3))
      < (UInt64(bigEndian: r.0), UInt64(bigEndian: r.1), UInt64(bigEndian: r.2), UInt64(bigEndian: r.3))
  }
}

extension Digest: CustomStringConvertible {
  /// 64 lowercase hexadecimal digits.
  public var hex: String { Hexadecimal.encode(bytes) }

  /// Reads exactly 64 lowercase hexadecimal digits: one digest has one text.
  public init?(hex: String) {
    guard let bytes = Hexadecimal.decode(hex) else { return nil }
    self.init(bytes: bytes)
  }

  /// The same as ``hex``.
  public var description: String { hex }
}
