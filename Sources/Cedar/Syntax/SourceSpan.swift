/// A stretch of a policy's text.
public struct SourceSpan: Hashable, Sendable {
  /// Offset of the first byte, in UTF-8 bytes.
  public let start: UInt32
  /// Offset just after the last byte.
  public let end: UInt32
  /// Line of the first byte, from 1.
  public let line: UInt32
  /// Column of the first byte in scalars, from 1.
  public let column: UInt32

  /// Of what does not come from a text.
  static let nowhere = SourceSpan(start: 0, end: 0, line: 1, column: 1)

  init(start: UInt32, end: UInt32, line: UInt32, column: UInt32) {
    self.start = start
    self.end = end
    self.line = line
    self.column = column
  }

  /// From the start of this span to the end of another, later one.
  func through(_ other: SourceSpan) -> SourceSpan {
    SourceSpan(start: start, end: max(end, other.end), line: line, column: column)
  }
}
