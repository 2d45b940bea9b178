import Gateway
import Foundation
import JSON
import Testing

@testable import Web

/// No content on any page or route of those who review the journal: what somebody wrote is looked for in all of them.
struct AuditSansContenuTests {
  /// One text in each field that takes one.
  private static let texts = [
    "Xylographe", "Quetzalcoatl", "Évaluation-Zanzibar", "Attendu-Yggdrasil", "+33639980042", "2 rue Wapiti",
    "Pièce-Kinkajou", "Justification-Okapi", "Précision-Narval", "Message-Bonobo", "Retour-Cormoran", "Danger-Tatou",
  ]

  private static func fiche() -> JSON {
    Bodies.transmission.setting("/fiche/identite/nom", .string(texts[0]))
      .setting("/fiche/identite/prenoms", .string(texts[1]))
      .setting("/fiche/situation/evaluation", .string(texts[2])).setting("/fiche/demande/attendu", .string(texts[3]))
      .setting("/fiche/coordonnees/telephone", .string(texts[4]))
  }

  /// Everything that people write is written once.
  private static func life(_ fixture: GatewayFixture) throws -> String {
    let sent = try fixture.post("intervenant", "/api/fiches", fiche())
    let reference = try #require(sent.json["reference"]?.string, "\(sent.text)")
    #expect(try fixture.post("nord-1", "/api/fiches/\(reference)/ouverture").status == 200)
    #expect(try fixture.post("nord-1", "/api/fiches/\(reference)/accuse", ["message": .string(texts[9])]).status == 200)
    let back = Bodies.retour.setting("/commentaire", .string(texts[10]))
    #expect(try fixture.post("nord-1", "/api/fiches/\(reference)/retour", back).status == 200)
    let peril = Bodies.avis.setting("/danger", .string(texts[11])).setting("/ou", .string(texts[5]))
    #expect(try fixture.post("intervenant", "/api/avis", peril).status == 201)
    let said = Bodies.orale(at: fixture.now).setting("/personne", .string(texts[0]))
      .setting("/precision", .string(texts[8]))
    let orale = try #require(try fixture.post("intervenant", "/api/orales", said).json["reference"]?.string)
    let why: JSON = ["texte": .string(texts[7] + ", assez longue pour être lue."), "relecture": "circo"]
    #expect(try fixture.post("intervenant", "/api/orales/\(orale)/justification", why).status == 200)
    return reference
  }

  /// Every page and every file that an auditor can be shown.
  private static func places(_ reference: String, entries count: Int) -> [String] {
    let size = count + 1
    return [
      "/", "/audit/entrees", "/audit/entrees?objet=\(reference)", "/audit/entrees.csv", "/audit/integrite",
      "/audit/exports", "/audit/rapports", "/audit/relectures?vue=attendues", "/api/relectures",
      "/api/journal/etat", "/api/journal/entrees?limite=500",
      "/journal/checkpoint", "/journal/log.vkey", "/journal/tile/entries/000.p/\(size)",
      "/journal/tile/0/000.p/\(size)",
      "/journal/bodies/000.p/\(size)", "/orales",
    ] + (0..<count).flatMap { ["/audit/entrees/\($0)", "/api/journal/entrees/\($0)", "/api/journal/preuves/\($0)"] }
  }

  @Test func `nothing that anybody wrote is on a page or in a file of those who review the journal`() throws {
    let fixture = try GatewayFixture()
    try fixture.gateway.life.started(
      version: "essai", scripts: [String(repeating: "00", count: 32)], configuration: [:])
    let reference = try Self.life(fixture)
    let count = try #require(
      try fixture.get("auditeur", "/api/journal/entrees?limite=500").json["entrees"]?.array?.count)
    #expect(count > 6)
    for place in Self.places(reference, entries: count) {
      let answer = try fixture.page("auditeur", place)
      #expect(answer.status == 200, "\(place)")
      for text in Self.texts {
        #expect(!answer.text.contains(text) && !answer.text.contains(Self.escaped(text)), "\(place): \(text)")
      }
    }
    // The same texts are found where they may be: by who reads a page that shows what was just typed.
    let again = try fixture.send("intervenant", "/orale", [("precision", Self.texts[8])])
    #expect(again.text.contains(Self.texts[8]))
  }

  /// As a body in JSON might hold it.
  private static func escaped(_ text: String) -> String { String(JSON.string(text).text.dropFirst().dropLast()) }
}

extension JSON {
  fileprivate var text: String { String(decoding: serialized(), as: UTF8.self) }
}
