import Authority
import Cryptography
import Journal
import Liaison

/// `navette agent request`
struct AgentRequestCommand: Command {
  private static let folder = Operand("DIR", .path, "The agent's folder, which must not exist.")
  private static let name = Option(
    "name", "NAME", .agent, "The post's name, such as intervenant-police: a service, never a person.",
    isRequired: true)
  private static let noPassphrase = Flag("no-passphrase", "Leave the private keys in the clear (0600): for trials.")
  private static let browser = Flag(
    "browser",
    "Make the key of the connection only: the encryption key will be made in the browser, or never (moniteur).")
  private static let server = Option("server", "URL", .server, "The gateway: https://host:port.")
  private static let root = Option("ca", "FILE", .path, "The root certificate (PEM), received out of band.")
  private static let vkey = Option("vkey-file", "FILE", .path, "The journal's verification key, received out of band.")

  static let declaration = Declaration(
    "request", summary: "Make an agent's two private keys and the requests for their certificates.",
    discussion: [
      "The keys are made here and never leave the folder. Hand over tls.csr and encryption.csr to the administrator, "
        + "and read out their digests to the cadre who will attest the encryption key.",
      "With --server and --vkey-file the folder is ready as soon as tls.crt and encryption.crt come back.",
    ],
    operands: [folder.parameter],
    options: [
      name.parameter, server.parameter, root.parameter, vkey.parameter, CommonOptions.passphraseFile.parameter,
      noPassphrase.parameter, browser.parameter,
    ],
    examples: [
      .init(
        "navette agent request ~/navette --name intervenant-police --server https://gateway.example:8443 "
          + "--ca ca.crt --vkey-file log.vkey", "Asks for a passphrase.")
    ])

  private let folder: FilePath
  private let name: AgentID
  private let isClear: Bool
  private let isForBrowser: Bool
  private let passphraseFile: FilePath?
  private let server: GatewayAddress?
  private let root: FilePath?
  private let vkey: FilePath?

  init(_ values: Values) throws {
    folder = try values.required(Self.folder)
    name = try values.required(Self.name)
    isClear = values.isSet(Self.noPassphrase)
    isForBrowser = values.isSet(Self.browser)
    passphraseFile = try values.optional(CommonOptions.passphraseFile)
    server = try values.optional(Self.server)
    root = try values.optional(Self.root)
    vkey = try values.optional(Self.vkey)
    guard !isClear || passphraseFile == nil else {
      throw CommandError.usage("--no-passphrase and --passphrase-file exclude each other")
    }
    guard (server == nil) == (vkey == nil) else {
      throw CommandError.usage("--server and --vkey-file go together")
    }
  }

  func run(_ console: Console) throws {
    // Everything that can be wrong is read before the folder is made.
    let root = try root.map { try AgentDelivery.root(in: $0) }
    var configuration: AgentConfiguration?
    if let server, let vkey {
      configuration = AgentConfiguration(server: server, verifier: try VkeyFile.read(vkey))
    }
    let passphrase =
      isClear
      ? nil : try PassphraseSource(file: passphraseFile, console: console).new(for: "clés de \(name)")
    let keys = try AgentKeys.generate()
    let enrolment = try keys.enrolment(of: try OpaqueIdentifier(name.description))
    try PrivateFolder.create(folder)
    let agent = try AgentFolder(folder)
    try PrivateFile.create(agent.tlsKeyFile, try keys.authentication.pem(passphrase: passphrase))
    try PrivateFile.create(agent.tlsRequestFile, Array(enrolment.authentication.pem.utf8))
    if !isForBrowser {
      try PrivateFile.create(agent.encryptionKeyFile, try keys.encryption.pem(passphrase: passphrase))
      try PrivateFile.create(agent.encryptionRequestFile, Array(enrolment.encryption.pem.utf8))
    }
    if let root { try PrivateFile.create(agent.rootFile, Array(root.pem.utf8)) }
    if let configuration { try PrivateFile.create(agent.configurationFile, configuration.bytes) }
    console.print("Keys and requests made in \(SafeText.line(folder.description)).")
    console.print("  tls.csr         SHA-256 \(SHA256.digest(enrolment.authentication.der).hex)")
    if !isForBrowser { console.print("  encryption.csr  SHA-256 \(SHA256.digest(enrolment.encryption.der).hex)") }
    console.print("Hand over what ends in .csr to the administrator; the keys stay here.")
  }
}

extension Reading where Value == GatewayAddress {
  static var server: Reading<GatewayAddress> { Reading(expected: "https://host:port") { GatewayAddress($0) } }
}

/// A file that holds a verification key.
enum VkeyFile {
  /// A log's key or a witness's.
  /// - Throws: ``CommandError`` with `configuration`.
  static func key(_ path: FilePath) throws -> VerifierKey {
    let text = try TextFile.text(path, maximum: 1024)
    do {
      return try VerifierKey(vkey: text)
    } catch {
      throw CommandError(.configuration, "`\(SafeText.line(path.description))` is not a vkey: \(error.code.rawValue)")
    }
  }

  /// A journal's.
  /// - Throws: ``CommandError`` with `configuration`.
  static func read(_ path: FilePath) throws -> LogVerifier {
    let text = try TextFile.text(path, maximum: 1024)
    do {
      return try LogVerifier(vkey: text)
    } catch {
      throw CommandError(.configuration, "`\(SafeText.line(path.description))` is not a vkey: \(error.code.rawValue)")
    }
  }
}
