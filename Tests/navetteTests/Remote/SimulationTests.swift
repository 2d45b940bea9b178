import JSON
import Liaison
import Testing

@testable import navette

struct SimulationTests {
  private static func body(_ text: String) throws -> JSONObject {
    guard case .object(let object) = try JSON.parse(text) else { return [:] }
    return try Simulation.body(of: object)
  }

  @Test func `a dry-run sends codes, section names and the commune, and no text of the fiche`() throws {
    let body = try Self.body(
      """
      {"circuit":"orientation","faits":{"profil":"victime"},"fiche":{"identite":{"nom":"CANARI-NOM"},
      "coordonnees":{"residence":"commune","commune":"01053","adresse":"CANARI-RUE"},
      "consignesContact":{"precisions":"CANARI-HEURES"},"sante":null,
      "piecesJointes":[{"nom":"CANARI-PIECE","categorie":"sante"}]}}
      """)
    #expect(body["rubriques"] == ["identite", "coordonnees", "consignes-contact", "pieces-jointes"])
    #expect(body["commune"] == "01053")
    #expect(body["categoriesPieces"] == ["sante"])
    #expect(body["circuit"] == "orientation")
    #expect(body["fiche"] == nil)
    let sent = String(decoding: JSON.object(body).serialized(.compact), as: UTF8.self)
    #expect(!sent.contains("CANARI"))
  }

  @Test func `other bodies are asked for too, and what is followed is not sent`() throws {
    let transmission: JSONObject = ["enSuiteDe": "FN-2026-CANARI", "fiche": ["identite": ["nom": "CANARI-NOM"]]]
    let body = try Simulation.body(of: transmission, to: [OrganismeID("crip"), OrganismeID("parquet")])
    #expect(body["destinations"] == ["crip", "parquet"])
    #expect(!JSON.object(body).text.contains("CANARI"))
    #expect(try Simulation.body(of: transmission)["destinations"] == nil)
  }

  @Test func `what would go, what would not and why, what is missing and what is owed are said in French`() throws {
    let simulation: JSON = [
      "decision": "refusee", "destination": "bailleur", "nature": "partenaire",
      "refus": [["motif": "Pas la santé.", "articles": "RGPD, art. 9.1"]],
      "conditions": [["articles": "RGPD, art. 9.2", "conditions": ["le destinataire est soignant"]]],
      "rubriques": ["identite", "demande"],
      "retenues": [["rubrique": "sante", "motif": "Pas la santé.", "articles": "RGPD, art. 9.1", "conditions": []]],
      "obligations": [["motif": "À écrire.", "articles": "CP"]],
      "alertes": [["motif": "La CRIP.", "articles": "CASF"]],
    ]
    let lines = try SimulationText.lines(Answer(simulation), Capture().console())
    #expect(lines[0] == "Simulation : transmission refusée")
    for text in [
      "Refus : Pas la santé. (RGPD, art. 9.1)", "  – le destinataire est soignant", "À faire : À écrire. (CP)",
      "ALERTE, il vous reste à faire : La CRIP. (CASF)",
    ] { #expect(lines.contains(text), "\(lines)") }
    #expect(lines.contains { $0.hasPrefix("Rubriques qui peuvent partir : ") && !$0.contains("anté") }, "\(lines)")
    #expect(throws: CommandError.self) { try SimulationText.lines(Answer([:]), Capture().console()) }
    #expect(throws: CommandError.self) { try SimulationText.lines(Answer(["decision": 1]), Capture().console()) }
  }

  @Test(arguments: [
    "{}", #"{"fiche":null}"#, #"{"fiche":"texte"}"#, #"{"fiche":{"identité":{}}}"#, #"{"fiche":{"autre":{}}}"#,
    #"{"fiche":{"identite":{}},"nom":"CANARI"}"#, #"{"fiche":{"identite":{}},"commentaire":"CANARI"}"#,
  ])
  func `a transmission without a fiche, or with a member that might be text, is not sent`(text: String) {
    #expect(throws: CommandError(.invalidContent, "")) { try Self.body(text) }
  }
}
