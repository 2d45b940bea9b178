import Authority
import Cryptography
import Foundation
import JSON
import Journal
import Liaison
import Sealing
import Store
import Testing

@testable import Gateway

extension TestGateway {
  var today: CalendarDay { HeureDeParis.day(of: clock.now) }

  /// Transmits a body of the API.
  func transmit(
    _ body: JSON = .fiche, by name: String = "intervenant", minimise: Bool = false, after suite: Reference? = nil,
    from draft: BrouillonID? = nil, key: IdempotencyKey = .random()
  ) throws -> Outcome<KeptAnswer> {
    let demande = try DemandeDeTransmission(JSONReader(body), today: today)
    let agent = try agent(name)
    return try outcome {
      gateway.transmit(
        demande.transmission, pieces: demande.pieces, minimise: minimise, enSuiteDe: suite, brouillon: draft, by: agent,
        key: RequestKey(key, request: body.serialized()), completion: $0)
    }
  }

  /// Transmits, and answers the reference.
  func transmitted(
    _ body: JSON = .fiche, by name: String = "intervenant", after suite: Reference? = nil
  ) throws -> Reference {
    let answer = try transmit(body, by: name, after: suite).get()
    return try Reference(#require(answer.json["reference"]?.string))
  }

  func open(_ reference: Reference, by name: String) throws -> Outcome<HandedEnvelopes> {
    let agent = try agent(name)
    return try outcome { gateway.open(reference, by: agent, completion: $0) }
  }

  /// Opens as the person's own side does, with their private key and the header that was asked for.
  func clear(_ handed: HandedEnvelope, with name: String) throws -> ContenuScelle {
    let person = try person(name)
    return try clear(
      handed.cms, header: handed.header, certificate: person.certificates.encryption, key: person.keys.encryption)
  }

  func clear(
    _ cms: [UInt8], header: EnvelopeHeader, certificate: Certificate, key: P256PrivateKey
  ) throws -> ContenuScelle {
    let opened = try opened(cms, header: header, certificate: certificate, key: key)
    return try SealedContent.read(opened.content, sealedOn: HeureDeParis.day(of: opened.signingTime))
  }

  /// The bytes of an attachment, opened on the person's own side.
  func clearPiece(_ handed: HandedEnvelope, with name: String) throws -> [UInt8] {
    let person = try person(name)
    let opened = try opened(
      handed.cms, header: handed.header, certificate: person.certificates.encryption, key: person.keys.encryption)
    return opened.content.withUnsafeBytes { [UInt8]($0) }
  }

  func opened(
    _ cms: [UInt8], header: EnvelopeHeader, certificate: Certificate, key: P256PrivateKey
  ) throws -> OpenedContent {
    let opener = try Opener(key: key, certificate: certificate, sealAnchors: directory.trust)
    return try opener.open(cms: cms, expecting: ExpectedHeader(header), at: clock.now)
  }

  /// The envelope of a fiche or an avis as the database has it, whoever may open it.
  func stored(_ reference: Reference, _ nature: NatureEnveloppe = .fiche, rang: Int = 1) throws -> HandedEnvelope {
    try database.read { transaction in
      let record = try #require(try transaction.envelope(EnvelopeReference(reference, nature, rang: rang)))
      return try HandedEnvelope(record, cms: transaction.sealedEnvelope(record.id).cms())
    }
  }

  func acknowledge(
    _ reference: Reference, by name: String, message: String? = nil
  ) throws -> Outcome<StepAnswer> {
    let agent = try agent(name)
    let accuse = AccuseDeReception(message: try message.map { try Texte($0) })
    return try outcome { gateway.acknowledge(reference, accuse, by: agent, completion: $0) }
  }

  func decline(
    _ reference: Reference, by name: String, motif: String = "hors-territoire", precisions: String? = nil
  ) throws -> Outcome<StepAnswer> {
    let agent = try agent(name)
    let refus = try Refus(motif: MotifRefus(code: motif), precisions: precisions.map { try Texte($0) })
    return try outcome { gateway.decline(reference, refus, by: agent, completion: $0) }
  }

  func giveBack(
    _ reference: Reference, by name: String, commentaire: String? = nil
  ) throws -> Outcome<StepAnswer> {
    let agent = try agent(name)
    let retour = try Retour(
      issue: .prisEnCharge, connuDuDepartement: .oui, connuDeLaCAF: .neSaitPas,
      commentaire: commentaire.map { try Texte($0) })
    return try outcome { gateway.returnFiche(reference, retour, by: agent, completion: $0) }
  }

  func close(_ reference: Reference, by name: String) throws -> Outcome<StepAnswer> {
    let agent = try agent(name)
    return try outcome { gateway.close(reference, by: agent, completion: $0) }
  }

  func recall(_ reference: Reference, by name: String) throws -> Outcome<StepAnswer> {
    let agent = try agent(name)
    let motif = try MotifRappel(code: "erreur-destinataire")
    return try outcome { gateway.recall(reference, motif, by: agent, completion: $0) }
  }

  /// The state of a fiche.
  func etat(_ reference: Reference) throws -> EtatFiche.Nature? {
    try database.read { try $0.fiche(reference)?.etat.nature }
  }
}
