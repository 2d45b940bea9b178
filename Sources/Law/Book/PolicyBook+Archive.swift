internal import Cryptography

extension PolicyBook {
  /// What begins the line that names each file of an archive.
  static let archiveMark = "// ==== "

  /// The longest archive, in bytes: some eight times the whole law. The journal cites it for ever, and those who verify an
  /// export read no text of any length: a set past what they read would make every later export look altered.
  public static let archiveLimit = 1 << 20

  /// Reads back a set that was in force, from its whole text.
  /// - Throws: ``PolicyBookError``; also when the text is not exactly what its files make: an archive is evidence, and is
  ///   not read approximately.
  public init(archive: [UInt8]) throws(PolicyBookError) {
    guard let text = String(validating: archive, as: UTF8.self) else {
      throw PolicyBookError(file: "", fault: "the archive is not UTF-8")
    }
    var sources: [(name: String, lines: [Substring])] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix(Self.archiveMark) {
        sources.append((String(line.dropFirst(Self.archiveMark.count)), []))
      } else if sources.isEmpty {
        throw PolicyBookError(file: "", fault: "the archive does not begin with the name of a file")
      } else {
        sources[sources.count - 1].lines.append(line)
      }
    }
    // Each text is followed by a line feed of the archive's own; the last one ends the archive.
    if sources.last?.lines.last?.isEmpty == true { sources[sources.count - 1].lines.removeLast() }
    try self.init(sources.map { Source(name: $0.name, text: $0.lines.joined(separator: "\n")) })
    guard self.archive == archive else { throw PolicyBookError(file: "", fault: "the archive is not whole") }
  }

  /// A set as one text, each file after a comment line that names it.
  /// - Throws: ``PolicyBookError`` past ``archiveLimit``.
  static func archive(of sources: [Source]) throws(PolicyBookError) -> [UInt8] {
    let archive = sources.flatMap { Array("\(archiveMark)\($0.name)\n\($0.text)\n".utf8) }
    guard archive.count <= archiveLimit else {
      throw PolicyBookError(file: "", fault: "the set is longer than \(archiveLimit) bytes, which is more than is kept")
    }
    return archive
  }

  /// Refuses a file that the archive could not give back.
  static func checkArchivable(_ source: Source) throws(PolicyBookError) {
    guard !source.name.isEmpty, source.name.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else {
      throw PolicyBookError(file: source.name, fault: "the file's name is empty or holds a control character")
    }
    for line in source.text.split(separator: "\n") where line.hasPrefix(Self.archiveMark) {
      throw PolicyBookError(file: source.name, fault: "a line begins with `\(Self.archiveMark)`, which names a file")
    }
  }
}
