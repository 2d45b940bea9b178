import Cryptography
import Foundation
import Gateway
import JSON
import Sealing

/// `navette agent browser`
struct AgentBrowserCommand: Command {
  private static let filePassphrase = Option(
    "p12-passphrase-file", "FILE", .path, "Read the passphrase of tls.p12 from this file instead of asking for it.")
  private static let propose = Flag(
    "propose", "Let the machine propose each passphrase that is not given, and print it once.")

  static let declaration = Declaration(
    "browser",
    summary: "Make tls.p12 for a browser and, if there is an encryption key, leave it wrapped with the gateway.",
    discussion: [
      "tls.p12 holds the key and the certificate of the connection: import it in Firefox or Chromium. Its passphrase is "
        + "in ASCII, and serves at the import only.",
      "encryption.key is wrapped under the agent's own passphrase before it leaves: the one that already protects it, or "
        + "a new one. That is what the browser asks for to open fiches. A key that another has replaced is not left.",
    ],
    options: [filePassphrase.parameter, propose.parameter] + AgentArguments.parameters,
    examples: [.init("navette agent browser --propose", "The passphrases are printed once.")])

  private let agent: AgentArguments
  private let filePassphrase: FilePath?
  private let isProposed: Bool

  init(_ values: Values) throws {
    agent = try AgentArguments(values)
    filePassphrase = try values.optional(Self.filePassphrase)
    isProposed = values.isSet(Self.propose)
  }

  func run(_ console: Console) throws {
    let session = try agent.session(console)
    let folder = session.folder
    guard !BoundedFile.exists(folder.browserFile) else {
      throw CommandError(
        .conflict, "tls.p12 exists already, and is left as it is", hint: "Remove it to make another.")
    }
    let chain = try folder.tlsChain()
    let key = try PrivateKeyFile.p256(folder.tlsKeyFile, passphrase: session.passphrase)
    // What can fail at the gateway goes first: a file left behind would have to be removed before trying again.
    if BoundedFile.exists(folder.encryptionKeyFile) { try deposit(of: chain[0].subjectCommonName, session, console) }
    let passphrase = try passphrase(from: filePassphrase, for: "tls.p12", console)
    let file: [UInt8]
    do {
      file = try PKCS12.make(
        key: key, chain: chain, name: "navette \(chain[0].subjectCommonName)", passphrase: passphrase)
    } catch {
      throw CommandError(
        .configuration, "tls.p12 cannot be made: \(error.code.rawValue)",
        hint: "tls.crt must be that of tls.key, and the passphrase in ASCII.")
    }
    try PrivateFile.create(folder.browserFile, file)
    console.print("\(SafeText.line(folder.browserFile.description)) made: import it in the browser.")
  }

  private func deposit(of name: String, _ session: GatewaySession, _ console: Console) throws {
    let held = try HeldEncryptionKey(session.folder.encryptionKeyFile, session.passphrase)
    try KeyInForce.check(held.key.publicKey, is: KeyInForce(session.ask(.get("/api/moi"))))
    let secret = try held.passphrase ?? passphrase(from: session.passphrase.file, for: "clé de chiffrement", console)
    let coffre = try Coffre.seal(held.key, of: name, under: try secret.composed())
    guard let id = RecipientKeyID(bytes: held.key.publicKey.keyIdentifier) else {
      throw CommandError(.internalError, "the key has no identifier")
    }
    // Compared there once more, inside the commit: another workstation may be changing it now.
    _ = try session.administer(.post("/api/moi/coffre", DemandeDeCoffre(coffre: coffre, cle: id).json))
    console.print("Encryption key wrapped and left with the gateway, which cannot open it.")
  }

  private func passphrase(from file: FilePath?, for what: String, _ console: Console) throws -> SecretBytes {
    guard isProposed, file == nil else { return try PassphraseSource(file: file, console: console).new(for: what) }
    let proposed = ProposedPassphrase.make()
    console.print("Passphrase (\(what)): \(console.bold(proposed))")
    return SecretBytes(copying: Array(proposed.utf8))
  }
}

extension SecretBytes {
  /// The passphrase as the browser derives from it: in NFKC, since two keyboards compose one letter differently, and without
  /// the spaces around it that a copy brings along.
  /// - Throws: ``CommandError`` with `configuration` when it is not UTF-8.
  func composed() throws -> SecretBytes {
    // Nothing to compose, and no copy that could not be wiped.
    guard withUnsafeBytes({ $0.contains { $0 >= 0x80 } }) else { return trimmed }
    guard let text = withUnsafeBytes({ String(validating: $0, as: UTF8.self) }) else {
      throw CommandError(.configuration, "the passphrase is not UTF-8")
    }
    let composed = text.precomposedStringWithCompatibilityMapping.trimmingCharacters(in: .whitespacesAndNewlines)
    return SecretBytes(copying: Array(composed.utf8))
  }

  private var trimmed: SecretBytes {
    func isSign(_ byte: UInt8) -> Bool { byte != 0x20 && !(0x09...0x0D).contains(byte) }
    return withUnsafeBytes { bytes in
      guard let first = bytes.firstIndex(where: isSign), let last = bytes.lastIndex(where: isSign),
        last - first + 1 < bytes.count
      else { return self }
      return SecretBytes(copying: UnsafeRawBufferPointer(rebasing: bytes[first...last]))
    }
  }
}
