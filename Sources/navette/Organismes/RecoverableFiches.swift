import Cryptography
import Foundation
import Gateway
import JSON
import Liaison
import Sealing

/// What the gateway hands out for a recovery, and for whom, proven on this side.
struct RecoverableFiches {
  /// The agent's new certificate.
  let recipient: RecipientCertificate
  /// The body's recovery certificate.
  let recovery: Certificate
  /// Where the new certificate is attested.
  let attestedIn: OrganismeID
  let fiches: [(reference: Reference, envelopes: [ReceivedEnvelope])]
  let hasMore: Bool
  /// Sealed to the lost key, but not to this recovery key.
  let withoutKey: UInt64
  /// What the agent may not open any more.
  let closed: UInt64

  /// - Throws: ``CommandError`` with `untrusted` when the certificate is not proven to be that agent's, or the recovery
  ///   certificate that body's.
  init(_ answer: Answer, _ demande: DemandeDeRecouvrement, trust: TrustStore, at date: Date) throws {
    guard try answer.string("agent", maximum: 64).isSame(as: demande.agent.description),
      try answer.string("organisme", maximum: 64).isSame(as: demande.organisme.description)
    else { throw CommandError(.untrusted, "the gateway answered about another recovery") }
    let proof = try answer.member("habilitation")
    guard let body = try? OrganismeID(try proof.string("organisme", maximum: 64)) else {
      throw proof.fault("\(proof.pointer)/organisme is not a body")
    }
    let attested = try AttestedRecipients(proof, of: body, trust: trust, at: date)
    guard let recipient = attested.recipients.first, attested.recipients.count == 1,
      recipient.certificate.subjectCommonName.isSame(as: demande.agent.description)
    else { throw CommandError(.untrusted, "the attested certificate is not that agent's") }
    guard let recovery = attested.recovery?.certificate,
      recovery.subjectCommonName.isSame(as: demande.organisme.description)
    else { throw CommandError(.untrusted, "the recovery certificate is not that body's") }
    (self.recipient, self.recovery, attestedIn) = (recipient, recovery, body)
    fiches = try answer.elements("fiches").map { fiche in
      guard let reference = try? Reference(try fiche.string("reference", maximum: 64)) else {
        throw fiche.fault("\(fiche.pointer)/reference is not a reference")
      }
      return (reference, try ReceivedEnvelope.all(fiche, of: reference))
    }
    hasMore = try answer.member("suite").json == true
    (withoutKey, closed) = (try answer.natural("sansCle"), try answer.natural("fermees"))
  }

  /// Opens each envelope with the recovery key, verifies its seal and its header, and wraps its key for the agent.
  /// - Throws: ``CommandError``: `refused` when the shares are another body's, `untrusted` for an envelope that does not
  ///   hold: then nothing is wrapped.
  func rewrap(with key: P256PrivateKey, trust: TrustStore, at date: Date) throws -> [CleReenveloppee] {
    guard let opener = try? Opener(key: key, certificate: recovery, sealAnchors: trust) else {
      throw CommandError(
        .refused, "these shares are not those of \(recovery.subjectCommonName)'s recovery key",
        hint: "Nothing was opened. Each body has its own two shares.")
    }
    do {
      return try fiches.flatMap(\.envelopes).flatMap { envelope in
        try opener.rewrap(cms: envelope.cms, expecting: envelope.expected, to: [recipient], at: date)
          .map { CleReenveloppee(enveloppe: envelope.id, cle: $0) }
      }
    } catch let error as SealingError {
      throw SealingFault.error(error)
    }
  }
}
