/// A text of 1 to `maximum` Unicode scalars on one line. See `Texte` for the rules.
public struct Ligne<let maximum: Int>: Hashable, Sendable {
  private let texte: Texte<maximum>

  /// Parses a line.
  /// - Throws: `emptyText`, `textTooLong` or `forbiddenCharacter`, a newline included.
  public init(_ text: String) throws(LiaisonError) {
    _ = try text.checked(maximum: maximum, multiline: false)
    texte = try Texte(text)
  }

  /// Parses UTF-8 bytes.
  /// - Throws: `invalidEncoding`, `emptyText`, `textTooLong` or `forbiddenCharacter`.
  public init(utf8: UnsafeRawBufferPointer) throws(LiaisonError) {
    guard let text = String(validating: utf8, as: UTF8.self) else { throw LiaisonError(.invalidEncoding) }
    try self.init(text)
  }

  /// The text itself.
  public var contenu: String { texte.contenu }
  /// The number of Unicode scalars.
  public var longueur: Int { texte.longueur }

  /// The text's UTF-8 bytes, without a copy.
  public func withUTF8<R, Failure: Error>(_ body: (UnsafeRawBufferPointer) throws(Failure) -> R) throws(Failure) -> R {
    try texte.withUTF8(body)
  }
}

extension Ligne: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Never the text.
  public var description: String { texte.description }
  /// The same.
  public var debugDescription: String { description }
  /// No children.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
