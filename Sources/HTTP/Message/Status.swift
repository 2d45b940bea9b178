/// A status code (RFC 9110 section 15), between 100 and 599.
public struct Status: Hashable, Sendable, ExpressibleByIntegerLiteral, CustomStringConvertible {
  /// The three-digit code.
  public let code: Int

  /// Takes a code between 100 and 599, or nothing.
  public init?(code: Int) {
    guard (100...599).contains(code) else { return nil }
    self.code = code
  }

  /// A code written in the source. A literal outside 100...599 is a programmer's mistake.
  public init(integerLiteral code: Int) {
    precondition((100...599).contains(code), "a status code has three digits")
    self.code = code
  }

  /// 200.
  public static let ok: Status = 200
  /// 201.
  public static let created: Status = 201
  /// 202.
  public static let accepted: Status = 202
  /// 204.
  public static let noContent: Status = 204
  /// 303.
  public static let seeOther: Status = 303
  /// 304.
  public static let notModified: Status = 304
  /// 400.
  public static let badRequest: Status = 400
  /// 403.
  public static let forbidden: Status = 403
  /// 404.
  public static let notFound: Status = 404
  /// 405.
  public static let methodNotAllowed: Status = 405
  /// 406.
  public static let notAcceptable: Status = 406
  /// 408.
  public static let requestTimeout: Status = 408
  /// 409.
  public static let conflict: Status = 409
  /// 410.
  public static let gone: Status = 410
  /// 412.
  public static let preconditionFailed: Status = 412
  /// 413.
  public static let contentTooLarge: Status = 413
  /// 414.
  public static let uriTooLong: Status = 414
  /// 415.
  public static let unsupportedMediaType: Status = 415
  /// 417.
  public static let expectationFailed: Status = 417
  /// 422.
  public static let unprocessableContent: Status = 422
  /// 429.
  public static let tooManyRequests: Status = 429
  /// 431.
  public static let headerFieldsTooLarge: Status = 431
  /// 500.
  public static let internalServerError: Status = 500
  /// 501.
  public static let notImplemented: Status = 501
  /// 503.
  public static let serviceUnavailable: Status = 503
  /// 505.
  public static let versionNotSupported: Status = 505

  /// 1 to 5.
  public var statusClass: Int { code / 100 }

  /// Whether a response with this status never has a body (RFC 9112 section 6.3).
  var isBodiless: Bool { code < 200 || code == 204 || code == 304 }

  /// The reason phrase of the registry; empty when the code is not in it, as the phrase carries nothing.
  public var reason: String { Self.reasons[code] ?? "" }

  /// The three digits.
  public var description: String { "\(code)" }

  private static let reasons: [Int: String] = [
    100: "Continue", 200: "OK", 201: "Created", 202: "Accepted", 204: "No Content", 206: "Partial Content",
    301: "Moved Permanently", 302: "Found", 303: "See Other", 304: "Not Modified", 307: "Temporary Redirect",
    308: "Permanent Redirect", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found",
    405: "Method Not Allowed", 406: "Not Acceptable", 408: "Request Timeout", 409: "Conflict", 410: "Gone",
    411: "Length Required", 412: "Precondition Failed", 413: "Content Too Large", 414: "URI Too Long",
    415: "Unsupported Media Type", 416: "Range Not Satisfiable", 417: "Expectation Failed",
    421: "Misdirected Request", 422: "Unprocessable Content", 426: "Upgrade Required", 428: "Precondition Required",
    429: "Too Many Requests", 431: "Request Header Fields Too Large", 451: "Unavailable For Legal Reasons",
    500: "Internal Server Error", 501: "Not Implemented", 502: "Bad Gateway", 503: "Service Unavailable",
    504: "Gateway Timeout", 505: "HTTP Version Not Supported", 507: "Insufficient Storage",
  ]
}
