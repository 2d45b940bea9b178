/// An answer: a status, fields and a whole body. The server adds `Date`, `Content-Length` and `Connection`, and leaves
/// the body out for HEAD.
public struct Response: Sendable {
  /// What became of the request.
  public var status: Status
  /// Field lines, in order. A name that is not a token, or a value with a control character, makes the server answer
  /// 500 in its place: what a handler copies from a request cannot split a response.
  public var headers: [(name: String, value: String)]
  /// The whole body.
  public var body: [UInt8]

  /// Makes a response.
  ///
  /// - Parameter contentType: what the body is, even an empty one: a list of nothing is still a list.
  public init(
    _ status: Status, contentType: String? = nil, headers: [(name: String, value: String)] = [], body: [UInt8] = []
  ) {
    self.status = status
    self.headers = headers
    self.body = body
    if let contentType { self.headers.append(("Content-Type", contentType)) }
  }

  /// A JSON body, already serialised.
  public static func json(
    _ body: [UInt8], status: Status = .ok, headers: [(name: String, value: String)] = []
  ) -> Response {
    Response(status, contentType: "application/json", headers: headers, body: body)
  }

  /// A text body in UTF-8.
  public static func text(_ text: String, status: Status = .ok) -> Response {
    Response(status, contentType: "text/plain; charset=utf-8", body: Array(text.utf8))
  }

  /// A problem document (RFC 9457), already serialised.
  public static func problem(
    _ status: Status, _ body: [UInt8], headers: [(name: String, value: String)] = []
  ) -> Response {
    Response(status, contentType: "application/problem+json", headers: headers, body: body)
  }

  /// The problem document of a message that no handler will see.
  static func refusal(_ reason: RefusalReason) -> Response {
    problem(reason.status, problemBody(reason.status, code: reason.rawValue, detail: reason.detail))
  }

  /// What a client gets when a handler gave nothing usable.
  static var failure: Response {
    problem(
      .internalServerError,
      problemBody(.internalServerError, code: "internal", detail: "Le service a rencontré une erreur."))
  }

  /// All parts are constants of ours: none needs escaping.
  private static func problemBody(_ status: Status, code: String, detail: String) -> [UInt8] {
    Array(
      #"{"type":"about:blank","title":"\#(status.reason)","status":\#(status.code),"code":"\#(code)","detail":"\#(detail)"}"#
        .utf8)
  }
}
