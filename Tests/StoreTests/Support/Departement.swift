import Cryptography
import Foundation
import Liaison
import Sealing

@testable import Store

/// A small made-up département, and what passes in it.
struct Departement {
  let auteur: AgentID
  let worker: AgentID
  let nord: OrganismeID
  let sud: OrganismeID

  init(in database: Database) throws {
    let (auteur, worker) = (try AgentID("zoe"), try AgentID("paul"))
    let (nord, sud) = (try OrganismeID("secteur-nord"), try OrganismeID("secteur-sud"))
    (self.auteur, self.worker, self.nord, self.sud) = (auteur, worker, nord, sud)
    try database.writeAndWait { transaction in
      let circonscription = try OrganismeID("circo")
      try transaction.put(Organisme(id: circonscription, nature: .circonscription, nom: "Circonscription"))
      for secteur in [nord, sud] {
        try transaction.put(Organisme(id: secteur, nature: .secteur, nom: "Secteur", parent: circonscription))
      }
      try transaction.insert(Agent(id: auteur, nom: "Zoé", role: .intervenant, secret: .profession))
      try transaction.insert(Agent(id: worker, nom: "Paul", role: .travailleurSocial, secret: .profession))
      for secteur in [nord, sud] {
        try transaction.put(
          MembershipRecord(
            Membership(
              agent: worker, organisme: secteur,
              attestation: scratchDate..<scratchDate.addingTimeInterval(86_400), dePermanence: true),
            attestation: [1, 2, 3]))
      }
    }
  }

  func fiche(
    _ reference: Reference = Reference(.ficheNavette, year: 2026), to destination: OrganismeID? = nil,
    urgence: Urgence = .normale, after seconds: TimeInterval = 0
  ) throws -> FicheRecord {
    let date = scratchDate.addingTimeInterval(seconds)
    return FicheRecord(
      reference: reference, auteur: auteur, emetteur: nil, destination: destination ?? nord,
      circuit: .orientationSecteur, fondement: .accord, urgence: urgence,
      etat: .transmise(Acte(par: auteur, le: date)), transmiseLe: date, accuseDu: date.addingTimeInterval(1000),
      retourDu: date.addingTimeInterval(5000), faits: try facts(), sections: [.identite, .situation])
  }

  func facts() throws -> FaitsCodes {
    try FaitsCodes(
      profil: .victime, classeAge: .de26a39, protection: .capable, imminence: .aucune, dangereux: true,
      accord: .donne, objetsAccord: Set(ObjetAccord.all.prefix(2)))
  }

  /// An envelope of random bytes, in the form of a sealed one: the store never opens it.
  func envelope(
    of fiche: FicheRecord, holders: [KeyHolder], content: [UInt8] = SecureRandom.bytes(64)
  ) throws -> (SealedEnvelope, EnvelopeRecord, [RecipientKeyID: KeyHolder]) {
    let ephemeral = try P256PrivateKey.generate().publicKey.point
    let keys = try holders.map { _ in
      try WrappedKey(bytes: SecureRandom.bytes(20) + ephemeral + SecureRandom.bytes(40))
    }
    let envelope = try SealedEnvelope(
      id: .random(), core: EnvelopeCore(bytes: SecureRandom.bytes(12) + content + SecureRandom.bytes(16)),
      wrappedKeys: keys)
    let record = EnvelopeRecord(
      envelope, name: try EnvelopeReference(fiche.reference, .fiche), author: auteur, destination: fiche.destination,
      version: 1, previous: nil, date: scratchDate)
    return (envelope, record, Dictionary(uniqueKeysWithValues: zip(keys.map(\.recipient), holders)))
  }
}
