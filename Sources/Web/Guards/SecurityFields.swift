internal import HTTP

/// The fields that every answer has, whatever it answers.
///
/// The API shows nothing in a browser: nothing of it may be framed, run, kept, guessed the type of, or read by another
/// site. One year of HSTS keeps a browser that came once from ever coming in clear.
public enum SecurityFields {
  /// Names and values. Assembly MUST NOT add the same names to the server's common fields.
  public static let all: [(name: String, value: String)] = [
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("Strict-Transport-Security", "max-age=31536000; includeSubDomains"),
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
  ]
}

extension Response {
  /// This answer with the fields that every answer has.
  var secured: Response {
    var response = self
    response.headers += SecurityFields.all
    return response
  }
}
