internal import HTTP

/// What a router finds: a method and a path.
protocol Routed: Sendable {
  /// The method. HEAD is answered wherever GET is.
  var method: Method { get }
  /// The path.
  var path: PathTemplate { get }
}
