import Cryptography
import Foundation
import JSON
import Liaison
import Sealing
import Store
import Testing

@testable import Gateway

struct AttachmentTests {
  private static let note = TestPiece("Zyxnote inventée.")
  private static let certificat = TestPiece("Zyxcertificat inventé.", nom: "certificat.txt", categorie: "sante")
  private static let both = JSON.fiche.joining([note, certificat])

  @Test func `each attachment is sealed apart, to whom the fiche is, and follows it`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted(Self.both)
    let fiche = try gateway.stored(reference)
    for (rang, piece) in [Self.note, Self.certificat].enumerated() {
      let sealed = try gateway.stored(reference, .pieceJointe, rang: rang + 1)
      #expect(sealed.header.kind == "piece-jointe")
      #expect(sealed.header.reference == reference.description)
      #expect(sealed.header.previous == (try gateway.digest(of: fiche)))
      #expect((sealed.header.author, sealed.header.destination) == ("intervenant", "nord"))
      for name in ["intervenant", "nord-1", "nord-2"] {
        #expect(try gateway.clearPiece(sealed, with: name) == piece.contenu)
      }
      for name in ["nord-repos", "sud-1", "cadre", "admin", "intervenant-2"] {
        #expect(sealingFault { try gateway.clearPiece(sealed, with: name) } == .notARecipient)
      }
      let recovery = try #require(try Departement.shared.get().recovery["circo"])
      let opened = try gateway.opened(
        sealed.cms, header: sealed.header, certificate: recovery.certificate, key: recovery.key)
      #expect(opened.content.withUnsafeBytes { [UInt8]($0) } == piece.contenu)
    }
  }

  @Test func `opening hands the attachments out after the fiche, and an answer follows the fiche`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted(Self.both)
    let handed = try gateway.open(reference, by: "nord-1").get().envelopes
    #expect(handed.map(\.header.kind) == ["fiche", "piece-jointe", "piece-jointe"])
    #expect(try gateway.clearPiece(handed[1], with: "nord-1") == Self.note.contenu)
    _ = try gateway.acknowledge(reference, by: "nord-1", message: "Reçu.").get()
    #expect(try gateway.stored(reference, .accuse).header.previous == gateway.digest(of: handed[0]))
  }

  @Test func `the journal commits to each attachment and to each of its keys, and names none`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted(Self.both)
    let event = try #require(try gateway.journal(.transmission).first)
    let pieces = try #require(event["pieces"]?.array)
    for (rang, piece) in pieces.enumerated() {
      let sealed = try gateway.stored(reference, .pieceJointe, rang: rang + 1)
      #expect(piece["enveloppe"]?.string == sealed.header.envelope.hex)
      #expect(piece["empreinte"]?.string == (try gateway.digest(of: sealed).hex))
      #expect(piece["cles"]?.array?.count == 4)
    }
    #expect(pieces.count == 2)
    let text = String(decoding: event.serialized(), as: UTF8.self).lowercased()
    for needle in ["zyx", "note.txt", "certificat.txt", SHA256.digest(Self.note.contenu).hex] {
      #expect(!text.contains(needle))
    }
    // A fiche without attachments says nothing of them.
    _ = try gateway.transmitted()
    #expect(try gateway.journal(.transmission).last?["pieces"] == nil)
  }

  @Test func `an attachment whose category is withheld is neither sealed nor described`() throws {
    let gateway = try TestGateway()
    let body = Self.both.with("circuit", "partenaire").to("bailleur")
    #expect(try gateway.transmit(body).refusedBy?.contains("minimisation.sante-destinataire-non-habilite") == true)
    let answer = try gateway.transmit(body, minimise: true).get()
    let reference = try Reference(#require(answer.json["reference"]?.string))
    #expect(answer.json["retenues"]?.array?.first?["categorie"] == "sante")
    guard case .fiche(let content) = try gateway.clear(gateway.stored(reference), with: "gestionnaire") else {
      Issue.record("not a fiche")
      return
    }
    #expect(content.fiche.piecesJointes.map { $0.nom.contenu } == ["note.txt"])
    #expect(
      try gateway.clearPiece(gateway.stored(reference, .pieceJointe), with: "gestionnaire") == Self.note.contenu)
    let all = try gateway.database.read { try $0.envelopes(of: reference) }
    #expect(all.map(\.name.nature) == [.fiche, .pieceJointe])
  }

  // MARK: Refusals

  @Test func `exactly one content is needed for each attachment that is described`() throws {
    let gateway = try TestGateway()
    let (note, other) = (Self.note.depot, TestPiece("Autre.").depot)
    let faults: [(JSON?, String)] = [
      (nil, "fiche/piecesJointes/0/empreinte"), ([], "fiche/piecesJointes/0/empreinte"),
      ([note], "fiche/piecesJointes/1/empreinte"), ([note, note], "pieces/1/empreinte"),
      ([note, other], "pieces/1/empreinte"), ([note, Self.certificat.depot, other], "pieces/2/empreinte"),
    ]
    for (pieces, field) in faults {
      let outcome = try gateway.transmit(Self.both.with("pieces", pieces))
      #expect(outcome.failure == .invalid)
      #expect(outcome.field == field)
    }
    #expect(try gateway.transmit(JSON.fiche.with("pieces", [note])).field == "pieces/0/empreinte")
    #expect(try gateway.journal(.transmission).isEmpty)
  }

  @Test func `a content that is not what its description says is refused, and the field is named`() throws {
    let gateway = try TestGateway()
    let place = "fiche/piecesJointes"
    func refuse(_ piece: TestPiece, _ member: String, _ value: JSON) throws {
      let body = JSON.fiche.joining([piece]).with(place, [piece.description.with(member, value)])
      let outcome = try gateway.transmit(body)
      #expect(outcome.failure == .invalid)
      #expect(outcome.field == "pieces/0/contenu", "\(member)")
    }
    for size in [Self.note.contenu.count - 1, Self.note.contenu.count + 1] {
      try refuse(Self.note, "taille", .integer(Int64(size)))
    }
    for type in ["pdf", "png", "jpeg"] { try refuse(Self.note, "type", .string(type)) }
    try refuse(TestPiece("%PDF-1.4\nune page"), "type", "pdf")
    try refuse(TestPiece("<html>Zyx</html>"), "type", "texte")
    try refuse(TestPiece("Zyx\u{202E}"), "type", "texte")
    // Bytes of another content, as long as this one, under this one’s digest.
    let swapped = JSON.fiche.joining([Self.note]).with(
      "pieces", [["empreinte": Self.note.empreinte, "contenu": TestPiece("Zyxnots inventée.").depot["contenu"] ?? ""]])
    #expect(try gateway.transmit(swapped).field == "pieces/0/contenu")
    #expect(try gateway.journal(.transmission).isEmpty)
  }

  @Test func `a retry gets the same fiche, and its attachments are sealed once`() throws {
    let gateway = try TestGateway()
    let key = IdempotencyKey.random()
    let first = try gateway.transmit(Self.both, key: key).get()
    #expect(try gateway.transmit(Self.both, key: key).get().json == first.json)
    let reference = try Reference(#require(first.json["reference"]?.string))
    #expect(try gateway.database.read { try $0.envelopes(of: reference) }.count == 3)
  }

  // MARK: Keys

  @Test func `a recall takes the keys of the attachments away, and the author keeps theirs`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted(Self.both)
    _ = try gateway.recall(reference, by: "intervenant").get()
    // Two on duty and the recovery key, for three envelopes.
    #expect(try gateway.journal(.rappel).first?["clesSupprimees"] == 9)
    for rang in 1...2 {
      let sealed = try gateway.stored(reference, .pieceJointe, rang: rang)
      #expect(sealingFault { try gateway.clearPiece(sealed, with: "nord-1") } == .notARecipient)
      _ = try gateway.clearPiece(sealed, with: "intervenant")
    }
  }

  @Test func `the end of a membership takes the keys of the attachments away`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted(Self.both)
    let cadre = try gateway.agent("cadre")
    _ = try outcome {
      gateway.gateway.endMembership(of: try AgentID("nord-2"), in: try OrganismeID("nord"), by: cadre, completion: $0)
    }.get()
    for rang in 1...2 {
      let sealed = try gateway.stored(reference, .pieceJointe, rang: rang)
      #expect(sealingFault { try gateway.clearPiece(sealed, with: "nord-2") } == .notARecipient)
      _ = try gateway.clearPiece(sealed, with: "nord-1")
    }
  }

  @Test func `a re-routing sends the attachments on with the fiche, and nothing less`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted(Self.both)
    let recipients = try gateway.recipients(of: "est", by: "nord-1")
    let keys = try gateway.rewrapAll(reference, by: "nord-1", for: recipients)
    #expect(keys.count == 3 * recipients.count)
    let ficheOnly = try gateway.rewrap(reference, by: "nord-1", for: recipients)
    for wrong in [ficheOnly, Array(keys.dropLast()), Array(keys.dropFirst()), keys + [keys[0]], ficheOnly + ficheOnly] {
      #expect(try gateway.reroute(reference, to: "est", by: "nord-1", keys: wrong).failure == .invalid)
    }
    _ = try gateway.reroute(reference, to: "est", by: "nord-1", keys: keys).get()
    let handed = try gateway.open(reference, by: "est-1").get().envelopes
    #expect(handed.map(\.header.kind) == ["fiche", "piece-jointe", "piece-jointe"])
    #expect(try gateway.clearPiece(handed[1], with: "est-1") == Self.note.contenu)
    #expect(try gateway.clearPiece(handed[2], with: "est-1") == Self.certificat.contenu)
    #expect(
      sealingFault { try gateway.clearPiece(gateway.stored(reference, .pieceJointe), with: "nord-1") } == .notARecipient
    )
    let event = try #require(try gateway.journal(.reorientation).last)
    #expect(event["cles"]?.array?.count == recipients.count)
    #expect(event["pieces"]?.array?.map { $0["cles"]?.array?.count } == [recipients.count, recipients.count])
  }
}

extension TestGateway {
  /// What the journal commits to of a stored envelope.
  func digest(of handed: HandedEnvelope) throws -> Digest {
    try SealedEnvelope(id: handed.header.envelope, cms: handed.cms).core.digest
  }
}
