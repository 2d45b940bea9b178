public import Store

extension ListFiches {
  /// Where a page ends.
  public typealias Cursor = PageCursor

  /// Reads the cursor that a page ended with; nil for anything else.
  public static func cursor(_ text: String) -> Cursor? { Cursor(text) }
}
