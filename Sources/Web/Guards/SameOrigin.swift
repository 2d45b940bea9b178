internal import HTTP

/// Keeps other sites from acting through an agent's browser, which shows the certificate to whoever makes it ask.
///
/// Reads are judged like acts: they leave traces in the journal under the agent's name. Programs send none of these fields.
enum SameOrigin {
  /// - Throws: ``Problem`` when a browser says that another site is behind the request.
  static func check(_ request: Request) throws(Problem) {
    // Fetch metadata: `none` is a person who typed the address.
    for site in request.headers.all("Sec-Fetch-Site") where !["same-origin", "none"].contains(site) {
      throw .crossSite
    }
    for origin in request.headers.all("Origin") {
      guard let host = request.headers.only("Host"), origin.utf8.elementsEqual(written(host).utf8) else {
        throw .crossSite
      }
    }
  }

  /// The origin of a host as a browser writes it (RFC 6454): lowercase, without the scheme's own port.
  private static func written(_ host: String) -> String {
    let name = host.hasSuffix(":443") ? String(host.dropLast(4)) : host
    return "https://" + name.lowercased()
  }
}
