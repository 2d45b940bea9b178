import JSON
import Testing

/// Every member of a transmission, wrong in its own way, is named; nothing is stored and nothing is quoted.
struct TransmissionFaultTests {
  private static let fixture = Result { try GatewayFixture() }
  private static let long = String(repeating: "x", count: 70_000)
  private static let digest = String(repeating: "ab", count: 32)
  private static let marker = "RECONNAISSABLE"

  private static let faults: [(pointer: String, value: JSON?, code: String)] = [
    ("/circuit", nil, "missingField"), ("/circuit", .string(marker), "notInList"), ("/circuit", 3, "wrongType"),
    ("/fondement", nil, "missingField"), ("/fondement", "Accord", "notInList"), ("/fondement", [], "wrongType"),
    ("/urgence", nil, "missingField"), ("/urgence", .string(marker), "notInList"),
    ("/destination", "Nord !", "invalidFormat"), ("/destination", 3, "wrongType"),
    ("/minimiser", "oui", "wrongType"), ("/inconnu", .string(marker), "unknownField"),
    ("/accord", "donne", "wrongType"), ("/accord/etat", .string(marker), "notInList"),
    ("/accord/le", "2999-01-01", "outOfRange"),
    ("/accord/le", "2026-02-30", "invalidFormat"), ("/accord/par", nil, "missingField"),
    ("/accord/inconnu", 1, "unknownField"), ("/accord/objets", "contact", "wrongType"),
    ("/accord", nil, "inconsistent"),
    ("/faits", nil, "missingField"), ("/faits/profil", .string(marker), "notInList"),
    ("/faits/classeAge", nil, "missingField"),
    ("/faits/dangereux", "non", "wrongType"), ("/faits/inconnu", true, "unknownField"),
    ("/faits/natures", "violences", "wrongType"),
    ("/fiche", nil, "missingField"), ("/fiche", [], "wrongType"), ("/fiche/inconnue", [:], "unknownField"),
    ("/fiche/identite", nil, "missingField"), ("/fiche/demande", nil, "missingField"),
    ("/fiche/identite/nom", nil, "missingField"), ("/fiche/identite/nom", "", "tooShort"),
    ("/fiche/identite/nom", .string(long), "tooLong"), ("/fiche/identite/nom", 12, "wrongType"),
    ("/fiche/identite/nom", "a\u{0}b", "controlCharacter"), ("/fiche/identite/nom", "a\nb", "controlCharacter"),
    ("/fiche/identite/prenoms", .string(long), "tooLong"), ("/fiche/identite/sexe", .string(marker), "notInList"),
    ("/fiche/identite/naissance", "1990-02-30", "invalidFormat"),
    ("/fiche/identite/naissance", "2999-01-01", "outOfRange"),
    ("/fiche/identite/naissance", "28/02/1990", "invalidFormat"), ("/fiche/identite/inconnu", 1, "unknownField"),
    ("/fiche/coordonnees/residence", .string(marker), "notInList"),
    ("/fiche/coordonnees/commune", "99999", "notInList"),
    ("/fiche/coordonnees/commune", "1053", "notInList"), ("/fiche/coordonnees/commune", nil, "missingField"),
    ("/fiche/coordonnees/telephone", "abc", "invalidFormat"), ("/fiche/coordonnees/courriel", "a@", "invalidFormat"),
    ("/fiche/coordonnees/adresse", .string(long), "tooLong"),
    ("/fiche/situation/evaluation", nil, "missingField"), ("/fiche/situation/evaluation", .string(long), "tooLong"),
    ("/fiche/situation/problematique", .string(marker), "notInList"), ("/fiche/situation/profil", nil, "missingField"),
    ("/fiche/demande/attendu", nil, "missingField"), ("/fiche/demande/attendu", .string(long), "tooLong"),
    ("/fiche/sante", [:], "missingField"), ("/fiche/mineurs", "non", "wrongType"),
    ("/fiche/infractions", [:], "missingField"), ("/fiche/piecesJointes", [:], "wrongType"),
    ("/fiche/consignesContact", [:], "missingField"),
    ("/pieces", "non", "wrongType"), ("/pieces", [[:]], "missingField"),
    ("/pieces", [["empreinte": "00", "contenu": ""]], "invalidFormat"),
    ("/pieces", [["empreinte": .string(digest), "contenu": "n o n"]], "invalidFormat"),
    ("/pieces", [["empreinte": .string(digest), "contenu": "YR=="]], "invalidFormat"),
    ("/pieces", [["empreinte": .string(digest), "contenu": "YQ==", "nom": "x"]], "unknownField"),
    ("/pieces", [["empreinte": .string(digest), "contenu": "YQ=="]], "inconsistent"),
    ("/pieces", .array(Array(repeating: 1, count: 11)), "tooMany"),
  ]

  @Test(arguments: faults.indices)
  func `a fault names its member`(index: Int) throws {
    let (pointer, value, code) = Self.faults[index]
    let fixture = try Self.fixture.get()
    let answer = try fixture.post("intervenant", "/api/fiches", Bodies.transmission.setting(pointer, value))
    #expect(answer.status == 422 && answer.problem == "champs", "\(pointer) \(code): \(answer.text)")
    #expect(answer.pointers.first?.hasPrefix(pointer) == true, "\(pointer) \(code): \(answer.text)")
    #expect(!answer.text.contains(Self.marker) && !answer.text.contains("xxxx"))
    #expect(answer.json["champs"]?[0]?["message"]?.string?.isEmpty == false)
  }

  @Test(arguments: faults.indices)
  func `a fault has its code`(index: Int) throws {
    let (pointer, value, code) = Self.faults[index]
    let answer = try Self.fixture.get().post("intervenant", "/api/fiches", Bodies.transmission.setting(pointer, value))
    #expect(answer.codes == [code], "\(pointer): \(answer.text)")
  }

  @Test func `nothing was stored by all that`() throws {
    let fixture = try GatewayFixture()
    for fault in Self.faults.prefix(12) {
      _ = try fixture.post("intervenant", "/api/fiches", Bodies.transmission.setting(fault.pointer, fault.value))
    }
    let sent = try fixture.get("intervenant", "/api/boite?dossier=envoyees")
    #expect(sent.json["fiches"]?.array?.isEmpty == true)
  }

  @Test(arguments: [
    ("/alinea", JSON.integer(3), "outOfRange"), ("/alinea", "1", "wrongType"), ("/qui", nil, "missingField"),
    ("/danger", "", "tooShort"), ("/ou", nil, "missingField"), ("/demande", 3, "wrongType"),
    ("/destination", "Commissariat !", "invalidFormat"), ("/inconnu", 1, "unknownField"),
  ])
  func `a fault of an avis names its member`(pointer: String, value: JSON?, code: String) throws {
    let answer = try Self.fixture.get().post("intervenant", "/api/avis", Bodies.avis.setting(pointer, value))
    #expect(answer.status == 422 && answer.pointers == [pointer] && answer.codes == [code], "\(answer.text)")
  }

  @Test(arguments: [
    ("/fiche", JSON.object([:]), "unknownField"), ("/rubriques", JSON.array([]), "tooShort"),
    ("/rubriques", nil, "missingField"),
    ("/rubriques", JSON.array(["identite", "identite"]), "duplicate"),
    ("/rubriques", JSON.array(["inconnue"]), "notInList"),
  ])
  func `a dry-run takes no text`(pointer: String, value: JSON?, code: String) throws {
    let answer = try Self.fixture.get().post(
      "intervenant", "/api/fiches/simulation", Bodies.simulation.setting(pointer, value))
    #expect(answer.status == 422 && answer.codes == [code], "\(answer.text)")
    #expect(answer.pointers.first?.hasPrefix(pointer) == true)
  }
}
