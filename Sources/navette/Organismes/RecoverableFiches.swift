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
  /// Those that the gateway itself cannot read any more.
  let unreadable: [DamagedEnvelope]
  /// Where the answer stopped, when there may be others.
  let next: EnvelopeID?
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
    unreadable = try answer.elements("illisibles").map { line in
      guard let reference = try? Reference(try line.string("reference", maximum: 64)) else {
        throw line.fault("\(line.pointer)/reference is not a reference")
      }
      return DamagedEnvelope(
        reference: reference, id: try Self.envelope(line, "enveloppe"), reason: "the gateway cannot read it")
    }
    next = try answer.optional("suite") == nil ? nil : Self.envelope(answer, "suite")
    // An answer that stops where it began, or before, would never end.
    if let next, let last = demande.apres, !last.bytes.lexicographicallyPrecedes(next.bytes) {
      throw answer.fault("/suite does not go on")
    }
    (withoutKey, closed) = (try answer.natural("sansCle"), try answer.natural("fermees"))
  }

  private static func envelope(_ answer: Answer, _ name: String) throws -> EnvelopeID {
    guard let id = EnvelopeID(hex: try answer.string(name, maximum: 32)) else {
      throw answer.fault("\(answer.pointer)/\(name) is not an envelope's name")
    }
    return id
  }

  /// Opens each envelope with the recovery key, verifies its seal and its header, and wraps its key for the agent.
  ///
  /// One that does not hold is left out and named: it must not keep the agent from all the others.
  /// - Throws: ``CommandError`` `refused` when the shares are another body's, `untrusted` for the agent's certificate.
  func rewrap(
    with key: P256PrivateKey, trust: TrustStore, at date: Date
  ) throws -> (keys: [CleReenveloppee], damaged: [DamagedEnvelope]) {
    guard let opener = try? Opener(key: key, certificate: recovery, sealAnchors: trust) else {
      throw CommandError(
        .refused, "these shares are not those of \(recovery.subjectCommonName)'s recovery key",
        hint: "Nothing was opened. Each body has its own two shares.")
    }
    var (keys, damaged): ([CleReenveloppee], [DamagedEnvelope]) = ([], unreadable)
    for (reference, envelope) in fiches.flatMap({ fiche in fiche.envelopes.map { (fiche.reference, $0) } }) {
      do {
        keys += try opener.rewrap(cms: envelope.cms, expecting: envelope.expected, to: [recipient], at: date)
          .map { CleReenveloppee(enveloppe: envelope.id, cle: $0) }
      } catch {
        guard error.code != .recipientRefused else { throw SealingFault.error(error) }
        damaged.append(
          DamagedEnvelope(reference: reference, id: envelope.id, reason: SealingFault.error(error).message))
      }
    }
    return (keys, damaged)
  }
}

/// An envelope that could not be given back, and why.
struct DamagedEnvelope {
  let reference: Reference
  let id: EnvelopeID
  let reason: String
}
