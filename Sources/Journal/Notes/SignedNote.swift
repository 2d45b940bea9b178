/// Text with signature lines (c2sp.org/signed-note), none of them verified yet.
public struct SignedNote: Hashable, Sendable {
  /// The longest note read, in bytes: room for 16 post-quantum signatures.
  public static let maximumByteCount = 262_144
  /// The most signature lines read; the specification asks for at least 16.
  public static let maximumSignatureCount = 64

  /// What is signed: whole lines, each with its newline.
  public let text: String
  /// The signature lines, in their order; at least one.
  public let signatures: [NoteSignature]

  /// Reads a note.
  ///
  /// - Throws: `malformedNote` for anything but the exact form: UTF-8, no control character but newline, text, empty line,
  ///   signature lines with strict base64, final newline.
  public init(parsing bytes: [UInt8]) throws(JournalError) {
    guard bytes.count <= Self.maximumByteCount else { throw JournalError(.malformedNote, "too long") }
    guard Lines.text(bytes[...]) != nil else {
      throw JournalError(.malformedNote, "not UTF-8 without control characters")
    }
    guard bytes.last == Lines.newline, let blank = Self.lastEmptyLine(of: bytes) else {
      throw JournalError(.malformedNote, "no empty line before the signatures")
    }
    guard let lines = Lines.split(bytes[(blank + 1)...]), (1...Self.maximumSignatureCount).contains(lines.count) else {
      throw JournalError(.malformedNote, "no signature, or too many")
    }
    var signatures: [NoteSignature] = []
    for line in lines { signatures.append(try NoteSignature(line: line)) }
    self.signatures = signatures
    text = String(decoding: bytes[..<blank], as: UTF8.self)
  }

  init(text: String, signatures: [NoteSignature]) {
    self.text = text
    self.signatures = signatures
  }

  /// The note's bytes: those it was parsed from.
  public var bytes: [UInt8] { Array((text + "\n" + signatures.map(\.line).joined()).utf8) }

  /// The note with further signature lines, such as witnesses' cosignatures; lines already there are not repeated.
  ///
  /// - Throws: `malformedNote` when there would be more than ``maximumSignatureCount``.
  public func adding(_ more: [NoteSignature]) throws(JournalError) -> SignedNote {
    var all = signatures
    for signature in more where !all.contains(signature) { all.append(signature) }
    guard all.count <= Self.maximumSignatureCount else { throw JournalError(.malformedNote, "too many signatures") }
    return SignedNote(text: text, signatures: all)
  }

  /// Where the newline of the last empty line stands: the text ends just before it.
  private static func lastEmptyLine(of bytes: [UInt8]) -> Int? {
    guard bytes.count >= 2 else { return nil }
    for position in stride(from: bytes.count - 1, to: 0, by: -1)
    where bytes[position] == Lines.newline && bytes[position - 1] == Lines.newline {
      return position
    }
    return nil
  }
}
