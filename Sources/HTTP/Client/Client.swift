/// A blocking HTTP/1.1 client of one server, for commands: one connection, kept and reused.
///
/// Used by one thread at a time: it is not Sendable.
///
/// ```swift
/// let client = Client(ClientConfiguration(host: "127.0.0.1", port: 8443, transport: .tls(context)))
/// let response = try client.send(.get, "/fiches")
/// ```
public final class Client {
  private let configuration: ClientConfiguration
  private var link: Link?

  /// Prepares a client; nothing is opened before the first request.
  public init(_ configuration: ClientConfiguration) { self.configuration = configuration }

  /// Sends a request and waits for its whole response.
  ///
  /// A request that had no answer on a connection kept from before is sent once more, on a new one, when its method is
  /// safe or idempotent: POST and PATCH never are, so their senders need an idempotency key.
  ///
  /// - Parameters:
  ///   - target: origin form, percent-encoded.
  ///   - headers: besides `Host` and `Content-Length`, which are added.
  /// - Throws: `invalidTarget`, `invalidField`, `connecting`, `handshake`, `timedOut`, `interrupted`,
  ///   `invalidResponse` or `system`.
  public func send(
    _ method: Method, _ target: String, headers: [(String, String)] = [], body: [UInt8] = []
  ) throws(HTTPError) -> ClientResponse {
    let request = try write(method, target, headers, body)
    let excess = max(0, body.count - 1_048_576)
    let deadline = Instant.now + configuration.exchangeDeadline + ServerConfiguration.Deadlines().time(of: excess)
    if let kept = link, !kept.isStale {
      do {
        return try exchange(kept, request, isHead: method == .head, until: deadline)
      } catch {
        link = nil
        let mayRepeat = method != .post && method != .patch
        guard mayRepeat, error.code == .interrupted else { throw error }
      }
    }
    link = nil
    let fresh = try Link(configuration, until: min(deadline, .now + configuration.connectDeadline))
    return try exchange(fresh, request, isHead: method == .head, until: deadline)
  }

  /// Closes the connection, if there is one; the next request opens another.
  public func close() { link = nil }

  private func exchange(
    _ used: Link, _ request: [UInt8], isHead: Bool, until deadline: Instant
  ) throws(HTTPError) -> ClientResponse {
    link = nil
    try used.write(request, until: deadline)
    var parser = ResponseParser(isHead: isHead, limits: configuration.limits)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 16_384, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = try used.read(into: buffer, until: deadline)
      var position = 0
      let outcome =
        count > 0 ? parser.read(UnsafeRawBufferPointer(rebasing: buffer[..<count]), &position) : parser.end()
      switch outcome {
      case .needMore: continue
      case .refused(.incomplete): throw HTTPError(.interrupted)
      case .refused(let reason): throw HTTPError(.invalidResponse, reason.rawValue)
      case .response(let response, let persists):
        // Octets past the end answer nothing we asked.
        if persists, position == count { link = used }
        return response
      }
    }
  }

  private func write(
    _ method: Method, _ target: String, _ headers: [(String, String)], _ body: [UInt8]
  ) throws(HTTPError) -> [UInt8] {
    guard let parsed = Target(target), parsed.authority == nil else { throw HTTPError(.invalidTarget) }
    let checked = try Headers(headers)
    let isIPv6 = SocketAddress.isIPv6(configuration.host)
    let host = isIPv6 ? "[\(configuration.host)]" : configuration.host
    guard Authority(host.utf8) != nil else { throw HTTPError(.invalidTarget, "host") }
    var text = "\(method.rawValue) \(parsed) HTTP/1.1\r\nHost: \(host):\(configuration.port)\r\n"
    if !body.isEmpty || method == .post || method == .put || method == .patch {
      text += "Content-Length: \(body.count)\r\n"
    }
    for (name, value) in checked.lines { text += "\(name): \(value)\r\n" }
    return Array((text + "\r\n").utf8) + body
  }
}
