/// Collects lines that end with CR LF from pieces of any size, each octet looked at once.
///
/// A bare LF, a bare CR and control characters are refused as soon as they arrive (RFC 9112 section 2.2 lets a server
/// accept a bare LF; two servers that disagree on it read two different messages).
struct LineReader {
  enum Outcome: Equatable {
    case needMore
    case line
    case tooLong
    case refused(RefusalReason)
  }

  private var sawCarriageReturn = false

  /// Appends the line's octets, without its end, to `line`.
  ///
  /// - Parameters:
  ///   - position: where to read in `input`; moved past what was taken.
  ///   - limit: how long `line` may become.
  mutating func read(
    _ input: UnsafeRawBufferPointer, _ position: inout Int, into line: inout [UInt8], limit: Int
  ) -> Outcome {
    if sawCarriageReturn {
      guard position < input.count else { return .needMore }
      guard input[position] == Octet.lineFeed else { return .refused(.bareCarriageReturn) }
      position += 1
      sawCarriageReturn = false
      return .line
    }
    let start = position
    var end = start
    while end < input.count, input[end].isA(.fieldValue) { end += 1 }
    let fitting = min(end - start, limit - line.count)
    line.append(contentsOf: UnsafeRawBufferPointer(rebasing: input[start..<(start + fitting)]))
    guard fitting == end - start else { return .tooLong }
    position = end
    guard end < input.count else { return .needMore }
    switch input[end] {
    case Octet.carriageReturn:
      guard end + 1 < input.count else {
        sawCarriageReturn = true
        position = end + 1
        return .needMore
      }
      guard input[end + 1] == Octet.lineFeed else { return .refused(.bareCarriageReturn) }
      position = end + 2
      return .line
    case Octet.lineFeed: return .refused(.bareLineFeed)
    default: return .refused(.controlCharacter)
    }
  }

  /// Whether nothing of the next line has come, apart from what `line` holds.
  var isAtStart: Bool { !sawCarriageReturn }
}
