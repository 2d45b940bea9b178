import Authority
import Cryptography
import Foundation
import JSON
import Liaison
import Sealing
import Store
import Testing

@testable import Gateway

/// To which keys of its author an answer to a fiche is sealed.
struct AnswerKeyTests {
  private func acknowledged(_ gateway: TestGateway) throws -> Reference {
    let reference = try gateway.transmitted()
    _ = try gateway.open(reference, by: "nord-1").get()
    _ = try gateway.acknowledge(reference, by: "nord-1").get()
    return reference
  }

  private func fault(_ gateway: TestGateway, _ reference: Reference, _ held: HeldKey) throws -> SealingError.Code? {
    let sealed = try gateway.stored(reference, .retour)
    return sealingFault {
      try gateway.clear(sealed.cms, header: sealed.header, certificate: held.certificate, key: held.key)
    }
  }

  @Test func `a key made with the author's stolen certificate opens no answer, and an attested one does`() throws {
    let gateway = try TestGateway()
    let (before, after) = (try acknowledged(gateway), try acknowledged(gateway))
    let thief = try gateway.replaceKey(of: "intervenant")
    _ = try gateway.giveBack(before, by: "nord-1", commentaire: "Commentaire inventé.").get()
    #expect(try fault(gateway, before, thief) == .notARecipient)
    let author = try gateway.person("intervenant")
    #expect(try fault(gateway, before, (author.certificates.encryption, author.keys.encryption)) == .notARecipient)
    // The body keeps its answer, and its recovery key opens it.
    _ = try gateway.clear(gateway.stored(before, .retour), with: "nord-2")
    #expect(try fault(gateway, before, #require(try Departement.shared.get().recovery["circo"])) == nil)
    #expect(try gateway.journal(.retour).first?["auteurEcarte"] == true)

    try gateway.attest("intervenant", thief.certificate, in: "poste", by: "dpo")
    _ = try gateway.giveBack(after, by: "nord-1", commentaire: "Commentaire inventé.").get()
    #expect(try fault(gateway, after, thief) == nil)
    #expect(try gateway.journal(.retour).last?["auteurEcarte"] == nil)
  }

  @Test func `an attestation that has ended vouches for nobody`() throws {
    let gateway = try TestGateway()
    let reference = try acknowledged(gateway)
    let (author, body) = (try gateway.person("intervenant"), "poste")
    let attestation = try gateway.person("dpo").attestation(of: author, in: body, days: 2)
    let validity = attestation.statement.validity
    try gateway.database.writeAndWait {
      try $0.put(
        MembershipRecord(
          Membership(
            agent: author.id, organisme: OrganismeID(body), attestation: validity.start..<validity.end,
            dePermanence: false), attestation: attestation.text))
    }
    gateway.clock.advance(by: 2 * 86_400)
    try gateway.directory.refresh()
    _ = try gateway.giveBack(reference, by: "nord-1", commentaire: "Commentaire inventé.").get()
    #expect(try fault(gateway, reference, (author.certificates.encryption, author.keys.encryption)) == .notARecipient)
  }
}
