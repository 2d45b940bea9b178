/// The records of a ZIP archive (APPNOTE.TXT 4.3), for a member that is stored.
struct ZIPRecord {
  static let localSignature: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
  /// The length of a local header without its name.
  static let localByteCount = 30

  /// Version 1.0: nothing but a stored file is needed (4.4.3.2).
  private static let version = Self.bytes(10, count: 2)
  private static let centralSignature: [UInt8] = [0x50, 0x4B, 0x01, 0x02]
  private static let endSignature: [UInt8] = [0x50, 0x4B, 0x05, 0x06]
  /// Midnight of 1 January 1980, the first date there is: when a file was written is said in the statement, signed.
  private static let date = Self.bytes(0, count: 2) + Self.bytes(0x21, count: 2)

  /// From the flags to the length of the extra field: the same in both headers.
  private let common: [UInt8]

  init(_ member: StoredArchive.Member) {
    let size = Self.bytes(member.bytes.count, count: 4)
    common =
      Self.version + Self.bytes(0, count: 4) + Self.date
      + Self.bytes(Int(CRC32.checksum(member.bytes)), count: 4) + size + size
      + Self.bytes(member.name.utf8.count, count: 2) + Self.bytes(0, count: 2)
  }

  /// The header before the member's name and bytes.
  var local: [UInt8] { Self.localSignature + common }

  /// The directory's header of the member whose local header stands at `offset`.
  func central(at offset: Int) -> [UInt8] {
    Self.centralSignature + Self.version + common + Self.bytes(0, count: 10) + Self.bytes(offset, count: 4)
  }

  /// The last record.
  static func end(_ count: Int, of size: Int, at offset: Int) -> [UInt8] {
    let count = bytes(count, count: 2)
    return endSignature + bytes(0, count: 4) + count + count + bytes(size, count: 4) + bytes(offset, count: 4)
      + bytes(0, count: 2)
  }

  /// The little-endian number at an offset of a slice that is long enough.
  static func number(_ slice: ArraySlice<UInt8>, at offset: Int, count: Int) -> UInt32 {
    slice.dropFirst(offset).prefix(count).reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }

  private static func bytes(_ number: Int, count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
}
