import Authority
import Cryptography
import Foundation
import JSON
import Liaison
import Sealing
import Store
import Testing

@testable import Gateway

extension TestGateway {
  /// The certificates to which a fiche for a body must be sealed, as an agent's client receives them.
  func recipients(of body: String, by name: String) throws -> [RecipientCertificate] {
    let agent = try agent(name)
    let answer = try outcome {
      gateway.readDirectory.recipients(of: try OrganismeID(body), by: agent, completion: $0)
    }.get().json
    let members = answer["destinataires"]?.array?.compactMap { $0["certificat"]?.string } ?? []
    return try (members + [answer["recouvrement"]?.string].compactMap { $0 }).map { text in
      let der = [UInt8](try #require(Data(base64Encoded: text)))
      return try RecipientCertificate(Certificate(der: der), trustedBy: directory.trust, at: clock.now)
    }
  }

  /// Re-wraps on an agent's side, with their private key, for those who do not hold a key already.
  func rewrap(
    _ reference: Reference, _ nature: NatureEnveloppe = .fiche, rang: Int = 1, by name: String,
    for recipients: [RecipientCertificate]
  ) throws -> [RerouteFiche.Rewrap] {
    let person = try person(name)
    let sealed = try stored(reference, nature, rang: rang)
    let opener = try Opener(
      key: person.keys.encryption, certificate: person.certificates.encryption, sealAnchors: directory.trust)
    let held = try SealedEnvelope(id: sealed.header.envelope, cms: sealed.cms)
    let new = recipients.filter { held.wrappedKey(for: $0.keyID) == nil }
    return try opener.rewrap(cms: sealed.cms, expecting: ExpectedHeader(sealed.header), to: new, at: clock.now)
      .map { RerouteFiche.Rewrap(envelope: sealed.header.envelope, key: $0) }
  }

  /// The same for the fiche and each of its attachments.
  func rewrapAll(
    _ reference: Reference, by name: String, for recipients: [RecipientCertificate]
  ) throws -> [RerouteFiche.Rewrap] {
    let pieces = try database.read { try $0.nextRank(of: .pieceJointe, in: reference) } - 1
    return try rewrap(reference, by: name, for: recipients)
      + (0..<pieces).flatMap { try rewrap(reference, .pieceJointe, rang: $0 + 1, by: name, for: recipients) }
  }

  func reroute(
    _ reference: Reference, to body: String, by name: String, keys: [RerouteFiche.Rewrap], precisions: String? = nil
  ) throws -> Outcome<StepAnswer> {
    let agent = try agent(name)
    let reorientation = try Reorientation(
      vers: OrganismeID(body), motif: MotifReorientation(code: precisions == nil ? "changement-adresse" : "autre"),
      precisions: precisions.map { try Texte($0) })
    return try outcome { gateway.reroute(reference, reorientation, keys: keys, by: agent, completion: $0) }
  }
}
