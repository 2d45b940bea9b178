import Cryptography
import Journal

/// Whom evidence is believed from: each was received by another way than the file.
struct EvidenceTrust: Sendable {
  static let vkey = Option(
    "vkey", "FILE", .path, "The journal's verification key, as its operator publishes it.", isRequired: true)
  static let root = Option(
    "ca", "FILE", .path, "The root certificate that the gateway's seal comes from.", isRequired: true)
  static let lists = Option(
    "crl", "FILE", .path, "A revocation list; without the current ones, revocation is not checked, and it is said.",
    isRepeated: true)
  static let authority = Option(
    "tsa-ca", "FILE", .path, "The certificates of a timestamping authority: its timestamp must be there.")

  static let parameters = [
    vkey.parameter, root.parameter, lists.parameter, WitnessArguments.witnesses.parameter,
    WitnessArguments.quorum.parameter, authority.parameter,
  ]

  let verifier: LogVerifier
  let root: Certificate
  var lists: [CertificateRevocationList] = []
  var quorum: WitnessQuorum?
  var authority: TimestampAuthority?

  init(verifier: LogVerifier, root: Certificate) { (self.verifier, self.root) = (verifier, root) }

  /// - Throws: ``CommandError``: `usage` for options that do not go together, `configuration` for what is in the files.
  init(_ values: Values) throws {
    verifier = try VkeyFile.read(try values.required(Self.vkey))
    root = try AgentDelivery.root(in: try values.required(Self.root))
    lists = try values.all(Self.lists).map { try RevocationListFile.read($0) }
    quorum = try WitnessArguments(values).rule()
    authority = try values.optional(Self.authority).map { try TimestampAuthorityFile.read($0) }
  }
}
