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
  private static let noPassphrase = Flag(
    "no-passphrase", "Leave encryption.key in the clear (0600): for trials. What the gateway keeps never is.")

  static let declaration = Declaration(
    "rekey", summary: "Make a new encryption key, in place of one that is lost, and have it certified.",
    discussion: [
      "The key is made here, under a new passphrase; the gateway gets the request for its certificate and a wrapped copy, "
        + "which it cannot open, as it does from a browser. The former certificate is revoked at once.",
      "Nothing is sealed to the new key before the cadre, or the DPO, has attested it: read its digest out to them. What "
        + "was sealed to the former one comes back with `navette recover`.",
      "The former key is put aside in the folder, in case its passphrase comes back.",
    ],
    options: [newPassphraseFile.parameter, noPassphrase.parameter] + AgentArguments.parameters
      + [CommonOptions.json.parameter],
    examples: [.init("navette agent rekey", "Asks for the passphrase of tls.key, then for a new one.")])

  private let agent: AgentArguments
  private let newPassphraseFile: FilePath?
  private let isClear: Bool
  private let isJSON: Bool

  init(_ values: Values) throws {
    agent = try AgentArguments(values)
    newPassphraseFile = try values.optional(Self.newPassphraseFile)
    isClear = values.isSet(Self.noPassphrase)
    isJSON = values.isSet(CommonOptions.json)
  }

  func run(_ console: Console) throws {
    let session = try agent.session(console)
    let folder = session.folder
    let name = try folder.tlsChain()[0].subjectCommonName
    let passphrase = try PassphraseSource(file: newPassphraseFile, console: console).new(for: "nouvelle clé")
    let key = try P256PrivateKey.generate()
    let request = try CertificateRequest.make(
      subject: DistinguishedName(commonName: name), key: key, usage: CertificateProfile.agentEncryption.keyUsage)
    let coffre = try Coffre.seal(key, of: name, under: try passphrase.composed())
    // On the disk before it is certified: a certificate whose key is lost would have to be replaced again.
    try PrivateFile.replace(folder.newEncryptionKeyFile, try key.pem(passphrase: isClear ? nil : passphrase))
    let answer = try session.administer(
      .post("/api/moi/chiffrement", DemandeDeChiffrement(demande: request, coffre: coffre).json))
    let certificate = try self.certificate(in: answer, of: key, name, session)
    try folder.takeNewKey(certificate, request)
    if isJSON { return console.print(answer.json.text) }
    console.print("Nouvelle clé de chiffrement certifiée.")
    console.print("  encryption.crt  SHA-256 \(certificate.sha256.hex)")
    let bodies = try answer.elements("aAttester").map { SafeText.line(try $0.string(maximum: 64)) }
    if !bodies.isEmpty {
      console.print("À attester de nouveau par le cadre ou le DPO, dans : \(bodies.joined(separator: ", ")).")
    }
  }

  private func certificate(
    in answer: Answer, of key: P256PrivateKey, _ name: String, _ session: GatewaySession
  ) throws -> Certificate {
    let pem = try answer.string("certificat", maximum: AgentFolder.certificateLimit)
    guard let certificate = try? Certificate(pem: Array(pem.utf8)), certificate.publicKey == key.publicKey,
      certificate.subjectCommonName.isSame(as: name)
    else { throw answer.fault("the certificate is not that of the key that was sent") }
    // The gateway's clock made it, and may be ahead of ours.
    let date = max(session.now(), certificate.notBefore)
    if case .failure(let refusal) = try session.trust().validate(certificate, for: .keyAgreement, at: date) {
      throw CommandError(.untrusted, "the new certificate is not trusted: \(refusal)")
    }
    return certificate
  }
}

extension AgentFolder {
  /// A key that is not certified yet.
  var newEncryptionKeyFile: FilePath { path.appending("encryption.new.key") }

  /// Puts the new key and its certificate in the place of the former ones, which are put aside under their digest.
  fileprivate func takeNewKey(_ certificate: Certificate, _ request: CertificateRequest) throws {
    if BoundedFile.exists(encryptionKeyFile), BoundedFile.exists(encryptionCertificateFile) {
      let former = "encryption-\(try encryptionCertificate().sha256.hex.prefix(16))"
      try PrivateFile.replace(
        path.appending("\(former).crt"), try BoundedFile.read(encryptionCertificateFile, maximum: Self.certificateLimit)
      )
      try PrivateFile.move(encryptionKeyFile, to: path.appending("\(former).key"))
    }
    try PrivateFile.move(newEncryptionKeyFile, to: encryptionKeyFile)
    let authorities = try tlsChain().dropFirst().map(\.pem).joined()
    try PrivateFile.replace(encryptionCertificateFile, Array((certificate.pem + authorities).utf8))
    try PrivateFile.replace(encryptionRequestFile, Array(request.pem.utf8))
  }
}
