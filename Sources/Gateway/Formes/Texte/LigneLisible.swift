/// A line of a text for a terminal. It holds no control character: the domain admits none in a text, and line ends make
/// lines of their own.
public struct LigneLisible: Hashable, Sendable, CustomStringConvertible {
  /// How a line stands out.
  public enum Style: Sendable {
    /// The title of a section.
    case titre
    /// What the person's safety depends on.
    case alerte
    /// Anything else.
    case corps
  }

  /// How it stands out; the text alone says it too, for a terminal without colours.
  public let style: Style
  /// How many columns to the right it begins, and the lines it is wrapped into with it.
  public let retrait: Int
  /// The text, without its indentation; it may be longer than a terminal is wide.
  public let texte: String

  init(_ style: Style, retrait: Int = 0, _ texte: String) {
    (self.style, self.retrait, self.texte) = (style, retrait, texte)
  }

  /// The indented text.
  public var description: String { texte.isEmpty ? "" : String(repeating: " ", count: retrait) + texte }
}
