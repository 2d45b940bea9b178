import Foundation
import Gateway
import JSON
import Liaison
import Testing

@testable import Web

/// What the browser writes of an opened content is what the program writes of it: the same labels, in the same order.
struct ReadingParityTests {
  /// Wherever the system finds it: an installed node that is not seen would be a test that does not run.
  private static let node = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .map { "\($0)/node" }.first { FileManager.default.isExecutableFile(atPath: $0) }

  private static func content(_ genre: String, _ members: JSON) -> JSON {
    .object(
      JSONObject(
        members: [("v", 1), ("genre", .string(genre))] + (members.object?.members.map { ($0.key, $0.value) } ?? [])))
  }

  private static func fiche(_ change: (JSON) -> JSON = { $0 }) throws -> JSON {
    let file = GatewayFixture.root.appending(path: "Tests/GatewayTests/Vectors/fiche-maximale.json")
    let sent = change(try JSON.parse([UInt8](Data(contentsOf: file))))
    let demande = try DemandeDeTransmission(JSONReader(sent), today: CalendarDay("2026-11-21"))
    let scellee = FicheScellee(demande.transmission.fiche, de: demande.transmission, par: try AgentID("intervenant-1"))
    return ContenuScelle.fiche(scellee).json
  }

  private static func all() throws -> [JSON] {
    let odd = "<b>« Texte »</b> \u{202e}inversé\n\n!!! FAUX !!!\nRelation : a=b"
    return [
      try fiche(),
      try fiche { $0.setting("/fiche/consignesContact", nil).setting("/fiche/coordonnees", ["residence": "etranger"]) },
      try fiche {
        $0.setting("/fiche/coordonnees", ["residence": "sans-domicile", "commune": "01004"])
          .setting("/fiche/situation/evaluation", .string("Une ligne.\n\nUne autre : oui."))
          .setting(
            "/accord", ["etat": "impossible", "motif": .string(MotifAccordImpossible.all[0].code), "le": "2026-05-01"]
          )
          .setting("/faits/accord", "impossible").setting("/faits/objetsAccord", nil)
      },
      content("accuse", ["accuse": ["message": "Reçu.\nMerci."]]),
      content("accuse", ["accuse": ["priseEnChargePar": "nord-2"]]),
      content("refus", ["refus": ["motif": "autre", "commentaire": .string(odd.replacing("\u{202e}", with: ""))]]),
      content("reorientation", ["reorientation": ["destination": "sud", "motif": "commune-erronee"]]),
      content(
        "retour",
        [
          "retour": [
            "issue": "pris-en-charge", "dejaConnuCD": "oui", "dejaConnuCAF": "ne-sait-pas",
            "prochainRendezVous": "2027-05-01", "orientations": .array(TypePartenaire.all.map { .string($0.code) }),
            "commentaire": "Inventé.",
          ]
        ]),
      content("avis-de-peril", ["avisDePeril": ["alinea": 1, "qui": "Q", "ou": "O", "danger": "D", "demande": "D"]]),
      content(
        "avis-de-peril", ["avisDePeril": ["alinea": 2, "qui": "Q", "ou": "O\nP", "danger": "D", "demande": "D"]]),
      content(
        "justification",
        [
          "justification": [
            "texte": "Texte inventé, assez long pour dire\nce qui s’est passé et pourquoi c’était urgent."
          ]
        ]),
      content(
        "transmission-orale", ["transmissionOrale": ["personne": "Personne inventée", "precision": "À midi.\nOui."]]),
      content("saisine", ["saisine": Bodies.saisine.setting("/destination", nil)]),
      content(
        "saisine",
        [
          "saisine": Bodies.saisine.setting("/destination", nil).setting("/joindre", nil)
            .setting(
              "/accord",
              ["etat": "impossible", "motif": .string(MotifAccordImpossible.all[0].code), "le": "2026-05-01"])
        ]),
    ]
  }

  @Test func `every kind that is sealed as text is compared`() throws {
    let compared = Set(try Self.all().compactMap { $0["genre"]?.string })
    let never: Set<NatureEnveloppe> = [.pieceJointe, .brouillon]
    #expect(compared == Set(Set(NatureEnveloppe.allCases).subtracting(never).map(\.code)))
  }

  @Test(.enabled(if: node != nil, "node is missing: the browser's text is not compared"))
  func `every line of every kind of content is the same`() throws {
    let contents = try Self.all()
    let expected = try contents.map { json in
      try ContenuScelle(JSONReader(json), today: CalendarDay("2026-11-21")).lignes.map(\.description)
    }
    let france = try Communes.france()
    let names = try ["01053", "01004"].map { code in
      (code, JSON.string(try #require(france[try CodeCommune(code)]).nom))
    }
    let asked: JSON = [
      "lexique": Lexique.json, "noms": .object(JSONObject(members: names)), "contenus": .array(contents),
    ]
    let written = try JSON.parse(Self.run(asked.serialized())).array ?? []
    try #require(written.count == expected.count && expected[0].count > 60)
    for (lines, wanted) in zip(written, expected) {
      #expect((lines.array ?? []).compactMap(\.string) == wanted)
    }
  }

  @Test func `the labels are those of the lists, and light`() throws {
    #expect(Lexique.script.utf8.count < 11_000, "\(Lexique.script.utf8.count)")
    #expect(Lexique.json["urgence"]?["normale"] == .string(Urgence.normale.libelle))
    #expect(!Lexique.script.contains("</") && Lexique.script.matches(of: /\n/).count == 1)
  }

  private static func run(_ input: [UInt8]) throws -> [UInt8] {
    let file = FileManager.default.temporaryDirectory.appending(path: "lignes-\(UUID()).json")
    try Data(input).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(filePath: try #require(node))
    process.arguments = [GatewayFixture.root.appending(path: "Tests/tools/browser/lignes.mjs").path]
    process.standardInput = try FileHandle(forReadingFrom: file)
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let written = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return [UInt8](written)
  }
}
