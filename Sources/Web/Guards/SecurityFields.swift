internal import HTTP

/// The fields that keep browsers from doing what nobody asked: guess types, frame, run, keep, tell other sites.
public enum SecurityFields {
  /// Those that every answer has, the server's own refusals included: assembly MUST give them to the server as its common
  /// fields. One year of HSTS keeps a browser that came once from ever coming in clear.
  public static let everywhere: [(name: String, value: String)] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Strict-Transport-Security", "max-age=31536000; includeSubDomains"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
  ]

  /// Those that the API adds to each of its answers: nothing of it is shown, run or kept by a browser. A page has others.
  static let api: [(name: String, value: String)] = [
    ("Cache-Control", "no-store"), ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
  ]
}

extension Response {
  /// This answer with the fields that each answer of the API has.
  var secured: Response {
    var response = self
    response.headers += SecurityFields.api
    return response
  }
}
