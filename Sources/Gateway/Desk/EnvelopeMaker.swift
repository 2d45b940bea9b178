internal import Cryptography
internal import Foundation
internal import Liaison
internal import Sealing
internal import Store

/// Seals contents for people on duty. What it seals, the gateway cannot read again.
struct EnvelopeMaker: Sendable {
  let sealer: Sealer

  /// A sealed envelope, what is kept of it in clear, and in what quality each recipient holds a key.
  struct Made: Sendable {
    let record: EnvelopeRecord
    let envelope: SealedEnvelope
    let holders: [RecipientKeyID: KeyHolder]

    /// Stores it.
    func store(in ledger: Ledger) throws {
      try ledger.transaction.insert(envelope, record, holders: holders)
    }
  }

  /// Seals a content.
  ///
  /// - Parameters:
  ///   - name: which envelope of which fiche or avis it is.
  ///   - recipients: those of the directory. Someone who is there twice, as author and as member, is sealed to once, in
  ///     the first quality: the author's does not end with a membership.
  func seal(
    _ content: SecretBytes, as name: EnvelopeReference, by author: AgentID, for destination: OrganismeID,
    version: Int = 1, following previous: EnvelopeRecord? = nil, to recipients: [Recipient], at now: Date
  ) throws -> Made {
    let header = try EnvelopeHeader(
      reference: name.reference.description, envelope: .random(at: now), kind: name.nature.code,
      author: author.description,
      destination: destination.description, version: version, previous: previous?.digest)
    var holders: [RecipientKeyID: KeyHolder] = [:]
    var certificates: [RecipientCertificate] = []
    for recipient in recipients where holders[recipient.certificate.keyID] == nil {
      holders[recipient.certificate.keyID] = recipient.holder
      certificates.append(recipient.certificate)
    }
    let envelope = try sealer.seal(content, header: header, to: certificates, at: now)
    let record = EnvelopeRecord(
      envelope, name: name, author: author, destination: destination, version: version, previous: previous?.digest,
      date: now)
    return Made(record: record, envelope: envelope, holders: holders)
  }
}
