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

  /// Those that each page has: our own script and stylesheet run, nothing written in the page does, no text becomes markup
  /// through the script (Trusted Types), nothing else is reached, and nobody frames it.
  static let page: [(name: String, value: String)] = [
    ("Cache-Control", "no-store"),
    (
      "Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    ),
    ("X-Frame-Options", "DENY"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
  ]
}

extension Response {
  /// This answer with the fields that each answer of the API has; one that says how long it may be kept is not contradicted.
  var secured: Response {
    var response = self
    let says = Set(headers.map { $0.name })
    response.headers += SecurityFields.api.filter { !says.contains($0.name) }
    return response
  }

  /// This answer with the fields that each page has. A file that says how long it may be kept, and needs no more, is left so.
  var securedPage: Response {
    guard !headers.contains(where: { $0.name == "Cache-Control" }) else { return self }
    var response = self
    response.headers += SecurityFields.page
    return response
  }
}
