/// What stands before the body of a request.
public struct RequestHead: Sendable {
  /// What was to be done.
  public let method: Method
  /// To what.
  public let target: Target
  /// The field lines.
  public let headers: Headers

  /// Makes a head without a connection, to test a handler.
  public init(method: Method, target: Target, headers: Headers) {
    (self.method, self.target, self.headers) = (method, target, headers)
  }
}
