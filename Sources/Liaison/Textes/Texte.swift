/// A text of 1 to `maximum` Unicode scalars that may run over several lines.
///
/// It is valid UTF-8, not blank, and holds no control character but the newline, no bidirectional override (which could
/// make a text read differently from what it says) and no noncharacter. Its memory is wiped on release, and it never
/// prints itself: `contenu` must be asked for.
public struct Texte<let maximum: Int>: Sendable {
  private let bytes: WipedBytes
  /// The number of Unicode scalars.
  public let longueur: Int

  /// Parses a text.
  /// - Throws: `emptyText`, `textTooLong` or `forbiddenCharacter`.
  public init(_ text: String) throws(LiaisonError) {
    var text = text
    longueur = try text.checked(maximum: maximum, multiline: true)
    bytes = text.withUTF8 { WipedBytes(UnsafeRawBufferPointer($0)) }
  }

  /// Parses UTF-8 bytes.
  /// - Throws: `invalidEncoding`, `emptyText`, `textTooLong` or `forbiddenCharacter`.
  public init(utf8: UnsafeRawBufferPointer) throws(LiaisonError) {
    guard let text = String(validating: utf8, as: UTF8.self) else { throw LiaisonError(.invalidEncoding) }
    try self.init(text)
  }

  /// The text itself.
  public var contenu: String { bytes.withBytes { String(decoding: $0, as: UTF8.self) } }

  /// The text's UTF-8 bytes, without a copy.
  public func withUTF8<R, Failure: Error>(_ body: (UnsafeRawBufferPointer) throws(Failure) -> R) throws(Failure) -> R {
    try bytes.withBytes(body)
  }
}

extension Texte: Hashable {
  /// Byte for byte, not by canonical equivalence.
  public static func == (a: Texte, b: Texte) -> Bool {
    a.bytes.withBytes { x in b.bytes.withBytes { x.elementsEqual($0) } }
  }
  /// Hashes the bytes.
  public func hash(into hasher: inout Hasher) { bytes.withBytes { hasher.combine(bytes: $0) } }
}

extension Texte: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Never the text: a log line or a failed assertion must not reveal it.
  public var description: String { "‹texte, \(longueur) caractères›" }
  /// The same.
  public var debugDescription: String { description }
  /// No children.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
