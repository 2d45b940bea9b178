internal import Cryptography

/// Reads requests from pieces of any size: RFC 9112, strictly.
///
/// A value: it holds what came of the current request and nothing else, and each call says what to do next. Octets are
/// looked at once. After `refused` the connection MUST be closed: where the next request starts is not known.
struct RequestParser {
  /// What the caller does next.
  enum Outcome {
    /// Everything given was taken; read more.
    case needMore
    /// The client waits for `100 Continue` before it sends the body: write it, then read more.
    case sendContinue
    /// A whole request; what follows `position` belongs to the next one.
    case request(Request)
    /// Answer with the reason's status and close.
    case refused(RefusalReason)
  }

  /// How far the current request is: each has its own deadline.
  enum Phase {
    case idle
    case head
    case body
  }

  private struct Line {
    let method: Method
    let target: Target
    let version: Version
  }

  private enum State {
    case head
    case body(Line, Headers, persists: Bool)
  }

  /// Whose requests these are, once the handshake has told.
  var peer: Certificate?

  private let limits: Limits
  private var state = State.head
  private var head = HeadReader()
  private var line: Line?
  private var body = BodyReader(length: 0)

  init(limits: Limits = Limits()) {
    precondition(limits.head <= 1_048_576 && limits.fields > 0)
    self.limits = limits
  }

  /// How far the body that is being read passes what every path takes, in octets; 0 for a body like the others.
  var excess: Int {
    guard case .body = state else { return 0 }
    return max(0, (head.framing.contentLength ?? 0) - limits.body)
  }

  /// The head of the request that is being read, or was refused, once it is whole.
  var wholeHead: RequestHead? {
    if case .body(let line, let headers, _) = state {
      return RequestHead(method: line.method, target: line.target, headers: headers)
    }
    guard head.isWhole, let line else { return nil }
    return RequestHead(method: line.method, target: line.target, headers: head.headers)
  }

  var phase: Phase {
    switch state {
    case .head: head.isIdle && line == nil ? .idle : .head
    case .body: .body
    }
  }

  /// Takes octets from `input`, starting at `position`, which is moved past what was taken.
  mutating func read(_ input: UnsafeRawBufferPointer, _ position: inout Int) -> Outcome {
    if case .head = state {
      if let outcome = readHead(input, &position) { return outcome }
    }
    guard case .body(let line, let headers, let persists) = state else { return .needMore }
    switch body.read(input, &position, limits) {
    case .needMore: return .needMore
    case .refused(let reason): return .refused(reason)
    case .end: break
    }
    let request = Request(
      method: line.method, target: line.target, version: line.version, headers: headers,
      content: body.content, persists: persists, peer: peer)
    state = .head
    head = HeadReader()
    self.line = nil
    body = BodyReader(length: 0)
    return .request(request)
  }

  /// Nil once the head is whole and the body is to be read.
  private mutating func readHead(_ input: UnsafeRawBufferPointer, _ position: inout Int) -> Outcome? {
    while true {
      switch head.read(input, &position, limits) {
      case .needMore: return .needMore
      case .refused(let reason): return .refused(reason)
      case .startLine:
        switch Self.parse(head.block[..<(head.startLineEnd ?? 0)]) {
        case .failure(let reason): return .refused(reason)
        case .success(let line): self.line = line
        }
      case .end:
        guard let line else { return .refused(.startLine) }
        if let reason = check(line) { return .refused(reason) }
        let framing = head.framing
        let length = framing.contentLength ?? 0
        body = framing.isChunked ? .chunked : BodyReader(length: length)
        state = .body(line, head.headers, persists: framing.persists(line.version))
        let waits = framing.expectsContinue && line.version == .http11 && (framing.isChunked || length > 0)
        // Section 10.1.1 of RFC 9110: not needed when the body has begun to come.
        return waits && position == input.count ? .sendContinue : nil
      }
    }
  }

  private func check(_ line: Line) -> RefusalReason? {
    let framing = head.framing
    if let reason = framing.check(line.version) { return reason }
    if let place = framing.host {
      guard let host = Authority(head.block[place]) else { return .hostInvalid }
      if let named = line.target.authority, !named.matches(host, defaultPort: 443) { return .hostMismatch }
    } else if line.version == .http11 {
      return .hostMissing
    }
    if let reason = framing.checkExpectation(line.version) { return reason }
    if let length = framing.contentLength, length > limits.announcedBody(line.target) { return .bodyTooLarge }
    return nil
  }

  /// `method SP request-target SP HTTP-version`, exactly.
  private static func parse(_ line: ArraySlice<UInt8>) -> Result<Line, RefusalReason> {
    guard let first = line.firstIndex(of: Octet.space), let last = line.lastIndex(of: Octet.space), first < last else {
      return .failure(.startLine)
    }
    let name = line[..<first]
    let target = line[(first + 1)..<last]
    guard !name.isEmpty, name.allAre(.token), !target.isEmpty, !target.contains(Octet.space) else {
      return .failure(.startLine)
    }
    let version: Version
    switch parseVersion(line[(last + 1)...]) {
    case .failure(let reason): return .failure(reason)
    case .success(let parsed): version = parsed
    }
    guard let method = Method(octets: name) else { return .failure(.method) }
    guard let parsed = Target(octets: target), parsed.path.utf8.first == Octet.slash || method == .options else {
      return .failure(.target)
    }
    return .success(Line(method: method, target: parsed, version: version))
  }

  private static func parseVersion(_ octets: ArraySlice<UInt8>) -> Result<Version, RefusalReason> {
    let octets = Array(octets)
    guard octets.count == 8, octets.starts(with: "HTTP/".utf8), octets[5].isA(.digit), octets[6] == UInt8(ascii: "."),
      octets[7].isA(.digit)
    else { return .failure(.startLine) }
    switch (octets[5], octets[7]) {
    case (UInt8(ascii: "1"), UInt8(ascii: "1")): return .success(.http11)
    case (UInt8(ascii: "1"), UInt8(ascii: "0")): return .success(.http10)
    default: return .failure(.version)
    }
  }
}
