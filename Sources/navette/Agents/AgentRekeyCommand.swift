import Authority
import Cryptography
import Foundation
import Gateway
import JSON
import Sealing

/// `navette agent rekey`
struct AgentRekeyCommand: Command {
  private static let newPassphraseFile = Option(
    "new-passphrase-file", "FILE", .path, "Read the new key's passphrase from this file instead of asking for it.")
  private static let sameKey = Flag(
    "same-key", "Keep the key, and have a new certificate made for it before the former one ends.")
  private static let noPassphrase = Flag(
    "no-passphrase", "Leave encryption.key in the clear (0600): for trials. What the gateway keeps never is.")

  static let declaration = Declaration(
    "rekey", summary: "Make a new encryption key, in place of one that is lost, and have it certified.",
    discussion: [
      "The key is made here, under a new passphrase; the gateway gets the request for its certificate and a wrapped copy, "
        + "which it cannot open, as it does from a browser. The former certificate is revoked at once.",
      "Nothing is sealed to the new key before the cadre, or the DPO, has attested it: read its digest out to them. What "
        + "was sealed to the former one comes back with `navette recover`.",
      "The former key is put aside in the folder, in case its passphrase comes back. If a rekey was cut short, the key that "
        + "it made is taken up again.",
      "With --same-key nothing is lost: what was sealed to the key still opens. An attestation vouches for one certificate, "
        + "so the cadre, or the DPO, attests the new one all the same.",
    ],
    options: [newPassphraseFile.parameter, noPassphrase.parameter, sameKey.parameter] + AgentArguments.parameters
      + [CommonOptions.json.parameter],
    examples: [
      .init("navette agent rekey", "Asks for the passphrase of tls.key, then for a new one."),
      .init("navette agent rekey --same-key", "A month before the certificate ends."),
    ])

  private let agent: AgentArguments
  private let newPassphraseFile: FilePath?
  private let isClear: Bool
  private let keepsKey: Bool
  private let isJSON: Bool

  init(_ values: Values) throws {
    agent = try AgentArguments(values)
    newPassphraseFile = try values.optional(Self.newPassphraseFile)
    isClear = values.isSet(Self.noPassphrase)
    keepsKey = values.isSet(Self.sameKey)
    isJSON = values.isSet(CommonOptions.json)
  }

  func run(_ console: Console) throws {
    let session = try agent.session(console)
    let folder = session.folder
    let name = try folder.tlsChain()[0].subjectCommonName
    let (key, passphrase, file) = try key(folder, PassphraseSource(file: newPassphraseFile, console: console), session)
    let request = try CertificateRequest.make(
      subject: DistinguishedName(commonName: name), key: key, usage: CertificateProfile.agentEncryption.keyUsage)
    if file != folder.encryptionKeyFile, let inForce = try KeyInForce(session.ask(.get("/api/moi"))),
      inForce.certificate.publicKey == key.publicKey
    {
      // The answer to an earlier rekey was lost: it was done.
      try check(inForce.certificate, of: key, name, session)
      try folder.take(inForce.certificate, request, keyFrom: file)
      return console.print("La clé déjà certifiée est reprise : SHA-256 \(inForce.certificate.sha256.hex)")
    }
    let coffre = try Coffre.seal(key, of: name, under: try passphrase.composed())
    let answer = try session.administer(
      .post("/api/moi/chiffrement", DemandeDeChiffrement(demande: request, coffre: coffre).json))
    let certificate = try self.certificate(in: answer, of: key, name, session)
    try folder.take(certificate, request, keyFrom: file)
    if isJSON { return console.print(answer.json.text) }
    console.print(keepsKey ? "Clé de chiffrement certifiée de nouveau." : "Nouvelle clé de chiffrement certifiée.")
    console.print("  encryption.crt  SHA-256 \(certificate.sha256.hex)")
    let bodies = try answer.elements("aAttester").map { SafeText.line(try $0.string(maximum: 64)) }
    if !bodies.isEmpty {
      console.print("À attester de nouveau par le cadre ou le DPO, dans : \(bodies.joined(separator: ", ")).")
    }
  }

  /// The key to certify, what its copy is wrapped under, and the file that holds it: the present one, one that an earlier
  /// rekey left without an answer, or a new one, which is on the disk before it is certified: a certificate whose key is
  /// lost would have to be replaced again.
  private func key(
    _ folder: AgentFolder, _ source: PassphraseSource, _ session: GatewaySession
  ) throws -> (P256PrivateKey, SecretBytes, FilePath) {
    let isLeft = BoundedFile.exists(folder.newEncryptionKeyFile)
    if keepsKey || isLeft {
      let file = keepsKey ? folder.encryptionKeyFile : folder.newEncryptionKeyFile
      let held = try HeldEncryptionKey(file, keepsKey ? session.passphrase : source)
      return (held.key, try held.passphrase ?? source.new(for: "clé de chiffrement"), file)
    }
    let passphrase = try source.new(for: "nouvelle clé")
    let key = try P256PrivateKey.generate()
    try PrivateFile.create(folder.newEncryptionKeyFile, try key.pem(passphrase: isClear ? nil : passphrase))
    return (key, passphrase, folder.newEncryptionKeyFile)
  }

  private func certificate(
    in answer: Answer, of key: P256PrivateKey, _ name: String, _ session: GatewaySession
  ) throws -> Certificate {
    let pem = try answer.string("certificat", maximum: AgentFolder.certificateLimit)
    guard let certificate = try? Certificate(pem: Array(pem.utf8)) else {
      throw answer.fault("the certificate is not one")
    }
    try check(certificate, of: key, name, session)
    return certificate
  }

  private func check(_ certificate: Certificate, of key: P256PrivateKey, _ name: String, _ session: GatewaySession)
    throws
  {
    guard certificate.publicKey == key.publicKey, certificate.subjectCommonName.isSame(as: name) else {
      throw CommandError(.untrusted, "the gateway's certificate is not that of the key that was sent")
    }
    // The gateway's clock made it, and may be ahead of ours.
    let date = max(session.now(), certificate.notBefore)
    if case .failure(let refusal) = try session.trust().validate(certificate, for: .keyAgreement, at: date) {
      throw CommandError(.untrusted, "the new certificate is not trusted: \(refusal)")
    }
  }
}
