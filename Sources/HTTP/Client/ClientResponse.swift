/// A response as a client received it.
public struct ClientResponse: Sendable {
  /// What became of the request.
  public let status: Status
  /// The field lines.
  public let headers: Headers
  /// The whole body, decoded.
  public let body: [UInt8]
}
