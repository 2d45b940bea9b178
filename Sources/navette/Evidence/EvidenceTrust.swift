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
  static let witnesses = Option(
    "witness", "FILE", .path, "The verification key of a witness whose cosignature counts.", isRepeated: true)
  static let quorum = Option(
    "quorum", "N", .integer(in: 1...64), "How many of these witnesses must have cosigned; all of them by default.")
  static let authority = Option(
    "tsa-ca", "FILE", .path, "The certificates of a timestamping authority: its timestamp must be there.")

  static let parameters = [
    vkey.parameter, root.parameter, lists.parameter, witnesses.parameter, quorum.parameter, authority.parameter,
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
    let witnesses = try values.all(Self.witnesses)
    let threshold = try values.optional(Self.quorum)
    guard threshold == nil || !witnesses.isEmpty else { throw CommandError.usage("--quorum goes with --witness") }
    if !witnesses.isEmpty {
      do {
        quorum = try WitnessQuorum(
          witnesses: try witnesses.map(Self.witness), threshold: threshold ?? witnesses.count)
      } catch let error as JournalError {
        throw CommandError.usage("these witnesses and this quorum do not go together: \(error.code.rawValue)")
      }
    }
    authority = try values.optional(Self.authority).map { try TimestampAuthorityFile.read($0) }
  }

  private static func witness(_ file: FilePath) throws -> VerifierKey {
    do {
      let key = try VerifierKey(vkey: try TextFile.text(file, maximum: 1024))
      guard key.kind == .cosignature else {
        throw CommandError(.configuration, "`\(SafeText.line(file.description))` is the key of a log, not of a witness")
      }
      return key
    } catch let error as JournalError {
      throw CommandError(.configuration, "`\(SafeText.line(file.description))` is not a vkey: \(error.code.rawValue)")
    }
  }
}
