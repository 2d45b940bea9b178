internal import Cryptography
internal import Foundation
internal import HTTP
internal import Markup

/// The stylesheet, the scripts and the icon: read once, served under a name that holds their digest, so that a browser may
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
  /// What every page runs.
  let script: File
  /// What works with a key: fetched when a key is first needed, so that a page stays light.
  let keys: File
  /// What a page needs where one writes a fiche.
  let writing: File
  /// What it needs once one writes: fetched with the first gesture.
  let typing: File
  /// What shows a fiche that a key opened: fetched when one is first opened.
  let reading: File
  /// What verifies the journal, on the page where one does.
  let verifying: File
  let icon: File

  /// The modules of the script, in an order in which each stands after what it uses.
  static let pageModules = ["base", "session", "fiche", "demarrage"]
  /// The modules of the page where one writes a fiche.
  static let writingModules = ["nouvelle"]
  /// The modules that help whoever writes, and keep what is written.
  static let typingModules = ["communes", "brouillons"]
  /// The modules that work with a key.
  static let keyModules = ["octets", "der", "phrase", "cms", "cle", "deverrouillage", "compte", "pieces"]
  /// The modules that show what a key opened, and prove who sealed it.
  static let readingModules = ["x509", "sceau", "attestation", "redaction", "lecture"]
  /// The modules that verify the journal. They need no key, and carry their own copy of the few helpers that they share with
  /// those that do.
  static let verifyingModules = ["octets", "note", "arbre", "verification", "integrite"]

  /// - Throws: an error when the files are not where the program was installed.
  init() throws {
    func read(_ name: String) throws -> String {
      guard let root = Bundle.module.resourceURL else { throw CocoaError(.fileNoSuchFile) }
      return try String(contentsOf: root.appending(path: name), encoding: .utf8)
    }
    func modules(_ names: [String]) throws -> [String] { try names.map { try read("scripts/\($0).js") } }
    func script(_ stem: String, _ text: String) -> File {
      File(stem, "js", "text/javascript; charset=utf-8", Array(text.utf8))
    }
    stylesheet = File("navette", "css", "text/css; charset=utf-8", Array(Self.tight(try read("navette.css")).utf8))
    self.script = script("navette", Self.assemble(try modules(Self.pageModules)))
    let address = self.script.link.path
    let elsewhere = Dictionary(uniqueKeysWithValues: Self.pageModules.map { ($0, address) })
    keys = script("cles", Self.assemble(try modules(Self.keyModules), elsewhere: elsewhere))
    writing = script("ecriture", Self.assemble(try modules(Self.writingModules), elsewhere: elsewhere))
    let writingAddress = writing.link.path
    typing = script(
      "saisie",
      Self.assemble(
        try modules(Self.typingModules),
        elsewhere: elsewhere.merging(Self.writingModules.map { ($0, writingAddress) }) { first, _ in first }))
    let keysAddress = keys.link.path
    let apart = elsewhere.merging(Self.keyModules.map { ($0, keysAddress) }) { first, _ in first }
    reading = script("lecture", Self.assemble(try modules(Self.readingModules), elsewhere: apart) + Lexique.script)
    verifying = script("verification", Self.assemble(try modules(Self.verifyingModules), elsewhere: elsewhere))
    icon = File("navette", "svg", "image/svg+xml", Array(Self.iconText.utf8))
  }

  /// Everything that a browser runs.
  var scripts: [File] { [script, keys, writing, typing, reading, verifying] }

  /// The file of a name.
  func file(_ name: String) -> File? { (scripts + [stylesheet, icon]).first { $0.name == name } }

  /// The file at an address.
  func file(at path: String) -> File? { (scripts + [stylesheet, icon]).first { $0.link.path == path } }

  /// One module out of several, which share one scope: imports between them go, and those of modules that are elsewhere are
  /// gathered in one line.
  /// - Parameter elsewhere: the addresses of the modules that stand in another file.
  static func assemble(_ modules: [String], elsewhere: [String: String] = [:]) -> String {
    var imported: [String: [String]] = [:]
    var lines: [Substring] = []
    for line in modules.joined(separator: "\n").split(separator: "\n") {
      guard let match = line.wholeMatch(of: /import \{ (.+) \} from '\.\/(\w+)\.js';/) else {
        lines.append(line)
        continue
      }
      guard let address = elsewhere[String(match.2)] else { continue }
      for name in match.1.split(separator: ", ").map(String.init) where imported[address]?.contains(name) != true {
        imported[address, default: []].append(name)
      }
    }
    // In one order: a dictionary has another in each process, and the journal would hold several digests for one version.
    let imports = imported.sorted { $0.key < $1.key }.map {
      "import { \($0.value.joined(separator: ", ")) } from '\($0.key)';"
    }
    return compact((imports + [lines.joined(separator: "\n")]).joined(separator: "\n"))
  }

  /// Without indentation and the lines that are comments: they are for whoever reads the sources.
  private static func compact(_ text: String) -> String {
    text.split(separator: "\n").map { $0.drop { $0 == " " } }
      .filter { !$0.isEmpty && !$0.hasPrefix("//") && !($0.hasPrefix("/*") && $0.hasSuffix("*/")) }
      .joined(separator: "\n") + "\n"
  }

  /// A stylesheet without the spaces that only its readers need. What stands between quotes has none of these.
  private static func tight(_ text: String) -> String {
    compact(text).replacing(" {", with: "{").replacing("{ ", with: "{").replacing(" }", with: "}")
      .replacing("; ", with: ";").replacing(", ", with: ",").replacing(#/([a-z]): /#) { "\($0.output.1):" }
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
