/// Reads a body whose framing is known: by length, chunked, or up to the end of the connection.
struct BodyReader {
  enum Outcome: Equatable {
    case needMore
    case end
    case refused(RefusalReason)
  }

  private enum Phase {
    case fixed(remaining: Int)
    case chunkSize
    case chunkData(remaining: Int)
    case chunkEnd(sawCarriageReturn: Bool)
    case trailers
    case untilClose
    case done
  }

  /// What came, which only this reader holds until the end; empty ones share one.
  private(set) var content = Content.empty
  private var count: Int { content.octets.count }
  private var phase: Phase
  private var lines = LineReader()
  private var line: [UInt8] = []
  private var extensions = 0
  private var trailers = 0

  /// A body of `length` octets, within limits.
  init(length: Int) {
    phase = length == 0 ? .done : .fixed(remaining: length)
    if length > 0 { content = Content(capacity: length) }
  }

  private init(_ phase: Phase) { self.phase = phase }

  static var chunked: BodyReader { BodyReader(.chunkSize) }
  static var untilClose: BodyReader { BodyReader(.untilClose) }

  var isUntilClose: Bool { if case .untilClose = phase { true } else { false } }

  mutating func read(_ input: UnsafeRawBufferPointer, _ position: inout Int, _ limits: Limits) -> Outcome {
    while true {
      switch phase {
      case .done: return .end
      case .fixed(let remaining):
        let left = take(input, &position, remaining)
        phase = left == 0 ? .done : .fixed(remaining: left)
        if left > 0 { return .needMore }
      case .untilClose:
        guard count + input.count - position <= limits.body else { return .refused(.bodyTooLarge) }
        _ = take(input, &position, input.count - position)
        return .needMore
      case .chunkSize:
        if let outcome = readSize(input, &position, limits) { return outcome }
      case .chunkData(let remaining):
        let left = take(input, &position, remaining)
        phase = left == 0 ? .chunkEnd(sawCarriageReturn: false) : .chunkData(remaining: left)
        if left > 0 { return .needMore }
      case .chunkEnd(let sawCarriageReturn):
        guard position < input.count else { return .needMore }
        guard input[position] == (sawCarriageReturn ? Octet.lineFeed : Octet.carriageReturn) else {
          return .refused(.chunkEnd)
        }
        position += 1
        phase = sawCarriageReturn ? .chunkSize : .chunkEnd(sawCarriageReturn: true)
      case .trailers:
        if let outcome = readTrailer(input, &position, limits) { return outcome }
      }
    }
  }

  private mutating func take(_ input: UnsafeRawBufferPointer, _ position: inout Int, _ wanted: Int) -> Int {
    let count = min(wanted, input.count - position)
    if count > 0 {
      if content === Content.empty { content = Content(capacity: count) }
      content.append(UnsafeRawBufferPointer(rebasing: input[position..<(position + count)]))
    }
    position += count
    return wanted - count
  }

  private mutating func readSize(
    _ input: UnsafeRawBufferPointer, _ position: inout Int, _ limits: Limits
  ) -> Outcome? {
    switch lines.read(input, &position, into: &line, limit: ChunkLine.longestSize + limits.chunkExtensions) {
    case .needMore: return .needMore
    case .tooLong: return .refused(line.first?.isA(.hexadecimal) == true ? .chunkExtension : .chunkSize)
    case .refused(let reason): return .refused(reason)
    case .line: break
    }
    switch ChunkLine.parse(line) {
    case .failure(let reason): return .refused(reason)
    case .success(let chunk):
      extensions += chunk.extensions
      guard extensions <= limits.chunkExtensions else { return .refused(.chunkExtension) }
      guard chunk.size <= limits.body - count else { return .refused(.bodyTooLarge) }
      phase = chunk.size == 0 ? .trailers : .chunkData(remaining: chunk.size)
    }
    line.removeAll(keepingCapacity: true)
    return nil
  }

  /// Trailers are checked and thrown away (RFC 9110 section 6.5.1).
  private mutating func readTrailer(
    _ input: UnsafeRawBufferPointer, _ position: inout Int, _ limits: Limits
  ) -> Outcome? {
    switch lines.read(input, &position, into: &line, limit: limits.trailers - trailers) {
    case .needMore: return .needMore
    case .tooLong: return .refused(.trailer)
    case .refused(let reason): return .refused(reason)
    case .line: break
    }
    if line.isEmpty {
      phase = .done
      return nil
    }
    guard case .success(let field) = FieldLine.parse(line, 0, line.count),
      !Self.isForbidden(line[..<Int(field.nameEnd)])
    else { return .refused(.trailer) }
    trailers += line.count
    line.removeAll(keepingCapacity: true)
    return nil
  }

  /// Fields that frame or route the message, or say who sends it: in a trailer they are an attempt at being believed
  /// late.
  private static func isForbidden(_ name: ArraySlice<UInt8>) -> Bool {
    let forbidden: [StaticString] = [
      "content-length", "transfer-encoding", "host", "trailer", "connection", "expect", "authorization", "cookie",
      "content-type", "content-encoding", "content-range", "te", "content_length", "transfer_encoding",
    ]
    return forbidden.contains { name.isCaseInsensitively($0) }
  }
}
