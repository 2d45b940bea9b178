/// Reads one response from pieces of any size, with the same readers as requests. Interim responses are passed over.
struct ResponseParser {
  enum Outcome {
    case needMore
    case response(ClientResponse, persists: Bool)
    case refused(RefusalReason)
  }

  private struct Line {
    let status: Status
    let version: Version
  }

  private let limits: Limits
  private let isHead: Bool
  private var head = HeadReader()
  private var line: Line?
  private var body: BodyReader?

  /// - Parameter isHead: whether the request was HEAD, whose response has no body whatever its fields say.
  init(isHead: Bool, limits: Limits) {
    self.isHead = isHead
    self.limits = limits
  }

  /// Whether nothing has come yet.
  var isIdle: Bool { head.isIdle && line == nil }

  mutating func read(_ input: UnsafeRawBufferPointer, _ position: inout Int) -> Outcome {
    if body == nil, let outcome = readHead(input, &position) { return outcome }
    guard var reader = body, let line else { return .needMore }
    // Taken out so that its array is not copied at each piece.
    body = nil
    let outcome = reader.read(input, &position, limits)
    body = reader
    switch outcome {
    case .needMore: return .needMore
    case .refused(let reason): return .refused(reason)
    case .end: return .response(response(line), persists: head.framing.persists(line.version))
    }
  }

  /// Takes note of the connection's end, announced by the peer: a body without a length ends there.
  mutating func end() -> Outcome {
    guard let line, let body, body.isUntilClose else { return .refused(.incomplete) }
    return .response(response(line), persists: false)
  }

  private func response(_ line: Line) -> ClientResponse {
    ClientResponse(status: line.status, headers: head.headers, body: body?.content.surrender() ?? [])
  }

  private mutating func readHead(_ input: UnsafeRawBufferPointer, _ position: inout Int) -> Outcome? {
    while true {
      switch head.read(input, &position, limits) {
      case .needMore: return .needMore
      case .refused(let reason): return .refused(reason)
      case .startLine:
        guard let parsed = Self.parse(head.block[..<(head.startLineEnd ?? 0)]) else { return .refused(.startLine) }
        line = parsed
      case .end:
        guard let line else { return .refused(.startLine) }
        // We ask for no other protocol, so nobody may switch to one.
        guard line.status.code != 101 else { return .refused(.startLine) }
        if line.status.code < 200 {
          head = HeadReader()
          self.line = nil
          continue
        }
        return begin(line)
      }
    }
  }

  /// RFC 9112 section 6.3.
  private mutating func begin(_ line: Line) -> Outcome? {
    let framing = head.framing
    if let reason = framing.check(line.version) { return .refused(reason) }
    if isHead || line.status.isBodiless {
      body = BodyReader(length: 0)
    } else if framing.isChunked {
      body = .chunked
    } else if let length = framing.contentLength {
      guard length <= limits.body else { return .refused(.bodyTooLarge) }
      body = BodyReader(length: length)
    } else {
      body = .untilClose
    }
    return nil
  }

  /// `HTTP-version SP status-code SP [ reason-phrase ]`; the second space may be missing, as many leave it out.
  private static func parse(_ line: ArraySlice<UInt8>) -> Line? {
    let line = Array(line)
    guard line.count >= 12, line.starts(with: "HTTP/1.".utf8), line[8] == Octet.space, line[9...11].allAre(.digit),
      line.count == 12 || line[12] == Octet.space
    else { return nil }
    let code = line[9...11].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    guard let status = Status(code: code) else { return nil }
    switch line[7] {
    case UInt8(ascii: "1"): return Line(status: status, version: .http11)
    case UInt8(ascii: "0"): return Line(status: status, version: .http10)
    default: return nil
    }
  }
}
