import JSON
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

  @Test(arguments: [
    "{}", #"{"fiche":null}"#, #"{"fiche":"texte"}"#, #"{"fiche":{"identité":{}}}"#, #"{"fiche":{"autre":{}}}"#,
    #"{"fiche":{"identite":{}},"nom":"CANARI"}"#, #"{"fiche":{"identite":{}},"commentaire":"CANARI"}"#,
  ])
  func `a transmission without a fiche, or with a member that might be text, is not sent`(text: String) {
    #expect(throws: CommandError(.invalidContent, "")) { try Self.body(text) }
  }
}
