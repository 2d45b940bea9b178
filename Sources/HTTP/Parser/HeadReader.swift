/// Reads the start line and the fields of a message into one block.
struct HeadReader {
  enum Outcome: Equatable {
    case needMore
    /// The start line is `block[0..<startLineEnd]`; the caller checks it and reads on.
    case startLine
    case end
    case refused(RefusalReason)
  }

  private(set) var block: [UInt8] = []
  private(set) var fields: [Headers.Field] = []
  private(set) var framing = Framing()
  private(set) var startLineEnd: Int?
  /// Whether the end was reached.
  private(set) var isWhole = false
  private var lines = LineReader()
  private var emptyLines = 0

  /// Whether nothing of a message has come yet; empty lines before it do not count.
  var isIdle: Bool { block.isEmpty && lines.isAtStart }

  mutating func read(_ input: UnsafeRawBufferPointer, _ position: inout Int, _ limits: Limits) -> Outcome {
    guard let startLineEnd else { return readStartLine(input, &position, limits) }
    while true {
      let start = max(lineStart, startLineEnd)
      let limit = min(limits.head, start + limits.fieldLine)
      switch lines.read(input, &position, into: &block, limit: limit) {
      case .needMore: return .needMore
      case .tooLong: return .refused(.headTooLarge)
      case .refused(let reason): return .refused(reason)
      case .line: break
      }
      if block.count == start {
        isWhole = true
        return .end
      }
      guard fields.count < limits.fields else { return .refused(.headTooLarge) }
      switch FieldLine.parse(block, start, block.count) {
      case .failure(let reason): return .refused(reason)
      case .success(let field):
        if let reason = framing.note(field, in: block) { return .refused(reason) }
        fields.append(field)
      }
      lineStart = block.count
    }
  }

  private var lineStart = 0

  private mutating func readStartLine(
    _ input: UnsafeRawBufferPointer, _ position: inout Int, _ limits: Limits
  ) -> Outcome {
    while true {
      if block.capacity == 0 {
        block.reserveCapacity(min(limits.head, max(256, input.count - position)))
        fields.reserveCapacity(16)
      }
      switch lines.read(input, &position, into: &block, limit: limits.startLine) {
      case .needMore: return .needMore
      case .tooLong:
        // A method longer than any we know is 501 (RFC 9112 section 3), a target 414.
        return .refused(block.contains(Octet.space) ? .startLineTooLong : .method)
      case .refused(let reason): return .refused(reason)
      case .line: break
      }
      if block.isEmpty {
        emptyLines += 1
        guard emptyLines <= limits.leadingEmptyLines else { return .refused(.emptyLines) }
        continue
      }
      startLineEnd = block.count
      lineStart = block.count
      return .startLine
    }
  }

  /// The fields, once the end was reached.
  var headers: Headers { Headers(block: block, fields: fields) }
}
