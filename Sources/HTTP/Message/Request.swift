public import Cryptography

/// A whole request, parsed and within limits.
public struct Request: Sendable {
  /// What is to be done.
  public let method: Method
  /// To what.
  public let target: Target
  /// The version the client speaks.
  public let version: Version
  /// The field lines.
  public let headers: Headers
  /// The certificate the client proved it holds the key of; nil only when the server asks for none, and in requests made
  /// by tests.
  public let peer: Certificate?

  /// Whether the connection may serve another request after this one.
  let persists: Bool
  private let content: Content

  /// The body, decoded; empty when there is none.
  ///
  /// Its octets are wiped when the last copy of the request goes, if no other copy of the array was kept: it may be a
  /// fiche in clear.
  public var body: [UInt8] { content.octets }

  /// Makes a request without a connection, to test a handler.
  ///
  /// - Throws: `HTTPError` with the code `invalidTarget` or `invalidField`.
  public init(
    _ method: Method, _ target: String, headers: [(String, String)] = [], body: [UInt8] = [],
    peer: Certificate? = nil
  ) throws(HTTPError) {
    guard let target = Target(target) else { throw HTTPError(.invalidTarget) }
    self.init(
      method: method, target: target, version: .http11, headers: try Headers(headers),
      content: body.isEmpty ? .empty : Content(body), persists: true, peer: peer)
  }

  init(
    method: Method, target: Target, version: Version, headers: Headers, content: Content, persists: Bool,
    peer: Certificate? = nil
  ) {
    self.method = method
    self.target = target
    self.version = version
    self.headers = headers
    self.content = content
    self.persists = persists
    self.peer = peer
  }
}
