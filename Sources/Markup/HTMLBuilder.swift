/// Puts the pieces of an element's content one after the other.
@resultBuilder
public enum HTMLBuilder {
  /// A piece.
  public static func buildExpression(_ piece: HTML) -> HTML { piece }
  /// A text, escaped.
  public static func buildExpression(_ text: String) -> HTML { .text(text) }
  /// A text that may be absent.
  public static func buildExpression(_ text: String?) -> HTML { text.map(HTML.text) ?? .none }
  /// A piece that may be absent.
  public static func buildExpression(_ piece: HTML?) -> HTML { piece ?? .none }
  /// Pieces of a list.
  public static func buildExpression(_ pieces: [HTML]) -> HTML { buildArray(pieces) }

  /// The first piece.
  public static func buildPartialBlock(first: HTML) -> HTML { first }
  /// One more piece.
  public static func buildPartialBlock(accumulated: HTML, next: HTML) -> HTML {
    var all = accumulated
    all.append(next)
    return all
  }
  /// No piece.
  public static func buildBlock() -> HTML { .none }
  /// A piece under a condition.
  public static func buildOptional(_ piece: HTML?) -> HTML { piece ?? .none }
  /// One side of a condition.
  public static func buildEither(first piece: HTML) -> HTML { piece }
  /// The other side of a condition.
  public static func buildEither(second piece: HTML) -> HTML { piece }
  /// The pieces of a loop.
  public static func buildArray(_ pieces: [HTML]) -> HTML { HTML(trusted: pieces.map(\.markup).joined()) }
}

extension HTML {
  /// Pieces without an element around them.
  public init(@HTMLBuilder _ content: () -> HTML) { self = content() }
}
