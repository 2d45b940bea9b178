/// A ZIP archive of files that are stored as they are, in one written form: each list of files has one encoding, and any
/// other is refused.
///
/// Refused therefore: compressed or encrypted members, extra fields, comments, data descriptors, ZIP64, folders, members
/// that the directory does not name, a gap or anything before, between or after. Two readers of ZIP cannot see two
/// different archives in such bytes.
public struct StoredArchive: Hashable, Sendable {
  /// One file.
  public struct Member: Hashable, Sendable {
    /// Its name: letters, digits, `.` and `-`, at most 100.
    public let name: String
    /// Its bytes.
    public let bytes: [UInt8]

    /// A file of that name.
    public init(name: String, bytes: [UInt8]) { (self.name, self.bytes) = (name, bytes) }
  }

  /// The longest archive read, in bytes.
  public static let maximumByteCount = 4 << 20
  /// The most members read.
  public static let maximumMemberCount = 32

  /// The files, in order.
  public let members: [Member]

  /// An archive of these files.
  ///
  /// - Throws: `malformedEvidence` for a name that is no plain file name, or stands twice, and beyond the limits.
  public init(_ members: [Member]) throws(JournalError) {
    guard (1...Self.maximumMemberCount).contains(members.count), members.allSatisfy({ Self.isName($0.name) }),
      Set(members.map { Array($0.name.utf8) }).count == members.count
    else { throw JournalError(.malformedEvidence, "members") }
    guard members.reduce(0, { $0 + $1.bytes.count + 300 }) <= Self.maximumByteCount else {
      throw JournalError(.malformedEvidence, "too long")
    }
    self.members = members
  }

  /// Reads an archive.
  ///
  /// The local headers are walked, then the archive is written again: what differs is refused.
  /// - Throws: `malformedEvidence` for any bytes but those that ``bytes`` writes.
  public init(parsing bytes: [UInt8]) throws(JournalError) {
    guard bytes.count <= Self.maximumByteCount else { throw JournalError(.malformedEvidence, "too long") }
    var rest = bytes[...]
    var members: [Member] = []
    while rest.starts(with: ZIPRecord.localSignature) {
      guard members.count < Self.maximumMemberCount, rest.count >= ZIPRecord.localByteCount else {
        throw JournalError(.malformedEvidence, "ends early")
      }
      let size = Int(ZIPRecord.number(rest, at: 18, count: 4))
      let nameCount = Int(ZIPRecord.number(rest, at: 26, count: 2))
      let content = rest.dropFirst(ZIPRecord.localByteCount)
      guard content.count >= nameCount, content.count - nameCount >= size,
        let name = String(validating: content.prefix(nameCount), as: UTF8.self)
      else { throw JournalError(.malformedEvidence, "a member ends early") }
      members.append(Member(name: name, bytes: Array(content.dropFirst(nameCount).prefix(size))))
      rest = content.dropFirst(nameCount + size)
    }
    try self.init(members)
    guard self.bytes == bytes else { throw JournalError(.malformedEvidence, "not a plain archive") }
  }

  /// The archive's bytes.
  public var bytes: [UInt8] {
    var (files, directory): ([UInt8], [UInt8]) = ([], [])
    for member in members {
      let record = ZIPRecord(member)
      directory += record.central(at: files.count) + Array(member.name.utf8)
      files += record.local + Array(member.name.utf8) + member.bytes
    }
    return files + directory + ZIPRecord.end(members.count, of: directory.count, at: files.count)
  }

  /// The bytes of the member of that name.
  public subscript(name: String) -> [UInt8]? { members.first { $0.name.utf8.elementsEqual(name.utf8) }?.bytes }

  /// Whether a name is one plain file's: no folder, no leading dot, nothing that a shell or a terminal would take for more.
  private static func isName(_ name: String) -> Bool {
    (1...100).contains(name.utf8.count) && name.utf8.first != UInt8(ascii: ".") && name.utf8.first != UInt8(ascii: "-")
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }
}
