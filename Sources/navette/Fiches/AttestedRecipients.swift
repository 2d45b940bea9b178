import Authority
import Cryptography
import Foundation
import Liaison
import Sealing

/// The recipients of a body, each proven on this side before a key is wrapped for them.
///
/// The gateway answers certificates and attestations; it is not believed. A recipient counts if the certificate leads to
/// our root, is current and not revoked, and if an agent who may attest (their certificate says so) signed that this
/// very certificate belongs to a member of this very body.
struct AttestedRecipients {
  let recipients: [RecipientCertificate]
  /// The recovery key, if the body has one: its own, or that of the body above it.
  let recovery: RecipientCertificate?

  /// Who may attest: the head of a circonscription, the data-protection officer for the other bodies.
  private static let attesterRoles = [Role.cadreSecteur.code, Role.dpo.code]

  /// - Throws: ``CommandError`` with `untrusted`, naming the agent and the reason, as soon as one does not hold.
  init(_ answer: Answer, of organisme: OrganismeID, trust: TrustStore, at date: Date) throws {
    let body = try OpaqueIdentifier(organisme.description)
    var recipients: [RecipientCertificate] = []
    for (index, element) in try answer.elements("destinataires", maximum: 500).enumerated() {
      let place = "recipient \(index + 1)"
      let certificate = try element.certificate("certificat")
      guard certificate.subjectCommonName.isSame(as: try element.string("agent", maximum: 64)) else {
        throw Self.fault(place, "the certificate is another agent's")
      }
      let attester = try element.certificate("attesteur")
      let text = Array(try element.string("attestation", maximum: 2048).utf8)
      guard let attestation = try? MembershipAttestation(text: text) else {
        throw Self.fault(place, "the attestation is not well formed")
      }
      try Self.check(attester, trust, date, place)
      if case .failure(let refusal) = attestation.verify(
        certificate: certificate, organisme: body, attester: attester, at: date)
      {
        throw Self.fault(place, refusal.reasons.map { "\($0)" }.joined(separator: ", "))
      }
      recipients.append(try Self.recipient(certificate, trust, date, place))
    }
    guard !recipients.isEmpty else {
      throw CommandError(.refused, "nobody is on duty in \(organisme): the fiche stays where it is")
    }
    var recovery: RecipientCertificate?
    if answer.optional("recouvrement") != nil {
      let certificate = try answer.certificate("recouvrement")
      guard certificate.subject.organizationalUnit?.isSame(as: "recovery") == true else {
        throw Self.fault("the recovery key", "the certificate is not one of recovery")
      }
      recovery = try Self.recipient(certificate, trust, date, "the recovery key")
    }
    self.recovery = recovery
    self.recipients = recipients
  }

  private static func check(_ attester: Certificate, _ trust: TrustStore, _ date: Date, _ place: String) throws {
    if case .failure(let refusal) = trust.validate(attester, for: .tlsClient, at: date) {
      throw fault(place, "the attester's certificate is not trusted: \(refusal)")
    }
    guard let role = attester.subject.organizationalUnit, attesterRoles.contains(where: { $0.isSame(as: role) }) else {
      throw fault(place, "the attester may not attest")
    }
  }

  private static func recipient(
    _ certificate: Certificate, _ trust: TrustStore, _ date: Date, _ place: String
  ) throws -> RecipientCertificate {
    do {
      return try RecipientCertificate(certificate, trustedBy: trust, at: date)
    } catch {
      throw fault(place, error.description)
    }
  }

  private static func fault(_ place: String, _ what: String) -> CommandError {
    CommandError(
      .untrusted, "ATTESTATION INVALIDE / INVALID ATTESTATION: \(place): \(SafeText.line(what))",
      hint: "No key was wrapped. Warn the cadre and the auditor.")
  }
}
