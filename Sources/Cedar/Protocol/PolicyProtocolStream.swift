internal import JSON

/// The protocol over a stream of bytes: cuts it into lines of bounded length, and answers each.
///
/// ```swift
/// var stream = PolicyProtocolStream()
/// while let bytes = try input.read() { stream.read(bytes, reply: output.write) }
/// stream.finish(reply: output.write)
/// ```
public struct PolicyProtocolStream {
  private let lineLimit: Int
  private var engine = PolicyProtocol()
  private var line: [UInt8] = []
  /// Whether the current line is too long already: the rest of it is not kept.
  private var isOverlong = false

  /// Nothing is read yet.
  public init(lineLimit: Int = PolicyProtocol.lineLimit) { self.lineLimit = lineLimit }

  /// Takes bytes as they come, and gives `reply` the answer to each line that they end, its line break included.
  public mutating func read(_ bytes: [UInt8], reply: ([UInt8]) -> Void) {
    bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      for position in bytes.indices where bytes[position] == UInt8(ascii: "\n") {
        take(bytes[start..<position])
        answer(reply)
        start = position + 1
      }
      take(bytes[start...])
    }
  }

  /// Answers a last line that has no line break.
  public mutating func finish(reply: ([UInt8]) -> Void) {
    if !line.isEmpty || isOverlong { answer(reply) }
  }

  private mutating func take(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    guard !isOverlong else { return }
    isOverlong = line.count + bytes.count > lineLimit
    if isOverlong { line = [] } else { line.append(contentsOf: UnsafeBufferPointer(rebasing: bytes)) }
  }

  private mutating func answer(_ reply: ([UInt8]) -> Void) {
    let answer =
      isOverlong
      ? PolicyProtocol.failure("the line is longer than \(lineLimit) bytes").serialized() : engine.reply(to: line)
    line.removeAll(keepingCapacity: line.count < 1 << 20)
    isOverlong = false
    reply(answer + [UInt8(ascii: "\n")])
  }
}
