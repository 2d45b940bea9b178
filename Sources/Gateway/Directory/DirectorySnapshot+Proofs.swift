internal import Authority
internal import Cryptography
internal import Foundation
internal import JSON
internal import Liaison
internal import Sealing

extension RecipientCertificate {
  /// The certificate as answers carry it.
  var der: JSON { .string(Data(certificate.der).base64EncodedString()) }
}

extension DirectorySnapshot {
  /// What proves to a client that a certificate is that member's in that body; nil where no attestation verifies.
  func proof(of member: AgentID, with certificate: RecipientCertificate, in body: OrganismeID) -> JSON? {
    guard let attestation = attestations[member]?[body],
      let attester = self.certificate(attestation.statement.attester)
    else { return nil }
    return [
      "agent": .string(member.description), "certificat": certificate.der,
      "attestation": .string(String(decoding: attestation.text, as: UTF8.self)),
      "attesteur": .string(Data(attester.der).base64EncodedString()),
    ]
  }
}
