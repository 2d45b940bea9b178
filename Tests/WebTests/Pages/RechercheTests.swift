import JSON
import Liaison
import Testing

@testable import Web

struct RechercheTests {
  let fixture: GatewayFixture
  init() throws { fixture = try GatewayFixture() }

  private static let person = [
    ("nom", "PERSONNAGE"), ("prenoms", "zoe"), ("naissance", "1990-02-28"), ("motif", "deja-connue"),
  ]

  @Test func `a person who is named in a fiche is found by those who may list it, without a script`() throws {
    let fiche = try fixture.transmitted()
    for name in ["intervenant", "nord-1"] {
      #expect(try fixture.page(name, "/").text.contains("href=\"/recherche\""))
      let answer = try fixture.send(name, "/recherche", Self.person)
      #expect(answer.status == 200 && answer.text.contains("href=\"/fiches/\(fiche)\""), "\(name)")
      #expect(answer.text.contains(Concordance.certaine.libelle) && answer.text.contains("n’est pas une preuve"))
    }
    let elsewhere = try fixture.send("sud-1", "/recherche", Self.person)
    #expect(elsewhere.status == 200 && elsewhere.text.contains("Aucune fiche") && !elsewhere.text.contains(fiche))
  }

  @Test func `what is wrong is said beside its field, and comes back as it was typed, escaped`() throws {
    let hostile = "<script>\"'\u{201F}"
    let answer = try fixture.send(
      "intervenant", "/recherche", [("nom", hostile), ("prenoms", ""), ("naissance", "2999-01-01"), ("motif", "x")])
    #expect(answer.status == 400 || answer.status == 422)
    #expect(!answer.text.contains("<script>\"") && answer.text.contains("&lt;script&gt;"))
  }

  @Test func `who receives no fiche looks nobody up, and is told by which article`() throws {
    for name in ["auditeur", "admin", "cadre"] {
      #expect(!(try fixture.page(name, "/").text.contains("href=\"/recherche\"")))
    }
    let refused = try fixture.send("auditeur", "/recherche", Self.person)
    #expect(refused.status == 403 && refused.text.contains("226-13"))
    #expect(try fixture.send("intervenant", "/recherche", Self.person, token: "faux").status == 403)
  }
}
