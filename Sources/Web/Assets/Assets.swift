internal import Cryptography
internal import Foundation
internal import HTTP
internal import Markup

/// The stylesheet, the script and the icon: read once, served under a name that holds their digest, so that a browser may
/// keep them for ever and never mixes two versions.
struct Assets: Sendable {
  /// One file.
  struct File: Sendable {
    /// Its name, with the digest.
    let name: String
    /// Its type, as it is sent.
    let contentType: String
    let body: [UInt8]
    /// SHA-256 of what is served.
    let digest: Digest

    init(_ stem: String, _ ending: String, _ contentType: String, _ body: [UInt8]) {
      digest = SHA256.digest(body)
      name = "\(stem)-\(digest.hex.prefix(16)).\(ending)"
      (self.contentType, self.body) = (contentType, body)
    }

    var link: Link { Link("/ressources").appending(name) }
  }

  let stylesheet: File
  let script: File
  let icon: File

  /// The modules of the script, in an order in which each stands after what it uses.
  static let modules = [
    "octets", "der", "phrase", "cms", "x509", "sceau", "attestation", "cle", "base", "demarrage",
  ]

  /// - Throws: an error when the files are not where the program was installed.
  init() throws {
    func read(_ name: String) throws -> String {
      guard let root = Bundle.module.resourceURL else { throw CocoaError(.fileNoSuchFile) }
      return try String(contentsOf: root.appending(path: name), encoding: .utf8)
    }
    stylesheet = File("navette", "css", "text/css; charset=utf-8", Array(Self.compact(try read("navette.css")).utf8))
    let modules = try Self.modules.map { try read("scripts/\($0).js") }
    script = File("navette", "js", "text/javascript; charset=utf-8", Array(Self.assemble(modules).utf8))
    icon = File("navette", "svg", "image/svg+xml", Array(Self.iconText.utf8))
  }

  /// The file of a name.
  func file(_ name: String) -> File? { [stylesheet, script, icon].first { $0.name == name } }

  /// One module out of several: they share one scope, so imports between them go, and so does the word `export`.
  static func assemble(_ modules: [String]) -> String {
    compact(
      modules.joined(separator: "\n").split(separator: "\n", omittingEmptySubsequences: true)
        .filter { !$0.hasPrefix("import ") }
        .map { $0.hasPrefix("export ") ? $0.dropFirst(7) : $0 }.joined(separator: "\n"))
  }

  /// Without indentation and the lines that are comments: they are for whoever reads the sources.
  private static func compact(_ text: String) -> String {
    text.split(separator: "\n").map { $0.drop { $0 == " " } }
      .filter { !$0.isEmpty && !$0.hasPrefix("//") && !($0.hasPrefix("/*") && $0.hasSuffix("*/")) }
      .joined(separator: "\n") + "\n"
  }

  private static let iconText = """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1d4e63"/>\
    <path d="M4 16c6-9 18-9 24 0-6 9-18 9-24 0z" fill="#fff"/><circle cx="16" cy="16" r="4" fill="#c4572b"/></svg>
    """
}

extension Assets.File {
  /// The file as it is answered: it never changes under its name.
  var response: Response {
    Response(
      .ok, contentType: contentType,
      headers: [
        ("Cache-Control", "private, max-age=31536000, immutable"), ("Content-Security-Policy", "default-src 'none'"),
      ],
      body: body)
  }
}
