import Gateway
import JSON
import Testing

@testable import Web

struct FormBodyTests {
  private func json(_ items: [(String, String)]) -> JSON { FormBody(items).json(as: DemandeDeTransmission.schema) }

  @Test func `names become members, lists and values of the type that the API publishes`() throws {
    let body = json([
      ("circuit", "orientation-secteur"), ("minimiser", "oui"), ("destination", ""),
      ("accord/objets", "contact"), ("accord/objets", "transmission"),
      ("fiche/identite/nom", "Personnage"), ("fiche/situation/evaluation", "une\ndeux"),
      ("fiche/compositionFamiliale/membres/10/lien", "c"), ("fiche/compositionFamiliale/membres/2/lien", "b"),
      ("fiche/compositionFamiliale/membres/0/lien", "a"), ("fiche/compositionFamiliale/membres/2/nom", "B"),
    ])
    #expect(body["circuit"] == "orientation-secteur")
    #expect(body["minimiser"] == true)
    #expect(body["destination"] == nil)
    #expect(body["accord"]?["objets"] == ["contact", "transmission"])
    #expect(body["fiche"]?["situation"]?["evaluation"] == "une\ndeux")
    // By their numbers, whatever order they came in, and not as texts: ten comes after two.
    #expect(
      body["fiche"]?["compositionFamiliale"]?["membres"] == [["lien": "a"], ["lien": "b", "nom": "B"], ["lien": "c"]])
  }

  @Test func `what the form does not know is kept for the strict reader to refuse`() {
    #expect(json([("inconnu", "x")])["inconnu"] == "x")
    #expect(json([("fiche/identite/inconnu/x", "y")])["fiche"]?["identite"]?["inconnu"]?["x"] == "y")
  }

  @Test func `a part that must be there is there, so that the fault names its field`() {
    let body = json([("fiche/identite/nom", "x")])
    #expect(body["fiche"]?["demande"] == [:])
    #expect(body["faits"] == [:])
    #expect(body["accord"] == nil)
  }

  @Test func `a name with too many steps, and one that is empty, break nothing`() {
    let deep = String(repeating: "a/", count: 200) + "b"
    #expect(json([(deep, "x"), ("", "y"), ("/", "z")]).object != nil)
  }
}
