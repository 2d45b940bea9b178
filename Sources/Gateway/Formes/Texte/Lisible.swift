/// A value that is shown to a person, in French.
public protocol Lisible: Sendable {
  /// Writes it.
  func rediger(_ redaction: inout Redaction)
}

extension Lisible {
  /// The value as lines of French: titles at the margin, everything that somebody typed indented, so that no text can pass
  /// for a title.
  public var lignes: [LigneLisible] {
    var redaction = Redaction()
    rediger(&redaction)
    return redaction.lignes
  }
}
