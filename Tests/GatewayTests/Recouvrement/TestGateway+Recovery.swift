import Authority
import Cryptography
import Foundation
import JSON
import Liaison
import Sealing
import Store
import Testing

@testable import Gateway

/// A key and its certificate.
typealias HeldKey = (certificate: Certificate, key: P256PrivateKey)

extension TestGateway {
  /// Someone loses their key and makes another, which is certified and not yet attested.
  func replaceKey(of name: String) throws -> HeldKey {
    let key = try P256PrivateKey.generate()
    let answer = try certify(key, Self.coffre(), by: name).get()
    return (try Certificate(pem: Array(#require(answer.json["certificat"]?.string).utf8)), key)
  }

  /// Attests a certificate, as the cadre or the DPO does.
  func attest(
    _ name: String, _ certificate: Certificate, in body: String, by attester: String, onDuty: Bool = true
  ) throws {
    let signer = try person(attester)
    let attestation = try MembershipAttestation.make(
      certificate: certificate, agent: OpaqueIdentifier(name), organisme: OpaqueIdentifier(body),
      validity: CertificateValidity(from: clock.now, days: 30), attester: signer.certificates.authentication,
      key: signer.keys.authentication)
    let agent = try agent(attester)
    _ = try outcome {
      gateway.attest(attestation, in: try OrganismeID(body), onDuty: onDuty, by: agent, completion: $0)
    }.get()
  }

  /// `nord-1` with a new key, attested again.
  func renewed() throws -> HeldKey {
    let held = try replaceKey(of: "nord-1")
    try attest("nord-1", held.certificate, in: "nord", by: "cadre")
    return held
  }

  /// Asks for what may be recovered for someone.
  func recover(
    _ name: String, with body: String = "circo", by asker: String = "cadre", again: Bool = false,
    after last: EnvelopeID? = nil, limits: RecoverEnvelopes.Limits? = nil
  ) throws -> Outcome<StepAnswer> {
    let demande = DemandeDeRecouvrement(
      agent: try AgentID(name), organisme: try OrganismeID(body), encore: again, apres: last)
    let agent = try agent(asker)
    var recovering = gateway.recoverEnvelopes
    if let limits { recovering.limits = limits }
    return try outcome { recovering(demande, by: agent, completion: $0) }
  }

  /// Gives re-wrapped keys back.
  func giveKeys(
    _ keys: [CleReenveloppee], to name: String, with body: String = "circo", by asker: String = "cadre",
    again: Bool = false
  ) throws -> Outcome<StepAnswer> {
    let demande = DemandeDeRecouvrement(agent: try AgentID(name), organisme: try OrganismeID(body), encore: again)
    let agent = try agent(asker)
    return try outcome {
      gateway.recoverKeys(DemandeDeClesRecouvrees(demande: demande, cles: keys), by: agent, completion: $0)
    }
  }

  /// The names of the envelopes that were handed out.
  func handed(_ answer: StepAnswer) -> [String] {
    (answer.json["fiches"]?.array ?? []).flatMap { $0["enveloppes"]?.array ?? [] }.compactMap { $0["id"]?.string }
  }

  /// Re-wraps what was handed out, as two people do on their side.
  func rewrap(_ answer: StepAnswer, with recovery: HeldKey, for certificate: Certificate) throws -> [CleReenveloppee] {
    let opener = try Opener(key: recovery.key, certificate: recovery.certificate, sealAnchors: directory.trust)
    let recipient = try RecipientCertificate(certificate, trustedBy: directory.trust, at: clock.now)
    return try (answer.json["fiches"]?.array ?? []).flatMap { fiche in
      let reference = try Reference(#require(fiche["reference"]?.string))
      let records = try database.read { try $0.envelopes(of: reference) }
      return try (fiche["enveloppes"]?.array ?? []).map { envelope in
        let record = try #require(records.first { $0.id.hex == envelope["id"]?.string })
        let cms = [UInt8](try #require(envelope["cms"]?.string.flatMap { Data(base64Encoded: $0) }))
        let keys = try opener.rewrap(
          cms: cms, expecting: ExpectedHeader(record.header()), to: [recipient], at: clock.now)
        return CleReenveloppee(enveloppe: record.id, cle: try #require(keys.first))
      }
    }
  }

  /// What stops somebody from opening the fiche as it is stored; nil when it opens.
  func fault(opening reference: Reference, with held: HeldKey) throws -> SealingError.Code? {
    let sealed = try stored(reference)
    return sealingFault {
      try clear(sealed.cms, header: sealed.header, certificate: held.certificate, key: held.key)
    }
  }
}
