import JSON
import Testing

@testable import Statistics

struct CatalogueTests {
  private static let dimension: JSON = [
    "code": "genre", "titre": "Genre", "valeurs": [["code": "a", "libelle": "A"], ["code": "b", "libelle": "B"]],
  ]

  private static func indicateur(_ code: String = "X-1", dimension: String = "genre") -> JSON {
    ["code": .string(code), "titre": "Titre", "populations": ["passage"], "dimension": .string(dimension)]
  }

  private static func catalogue(_ dimensions: [JSON], _ indicateurs: [JSON]) throws -> Catalogue {
    try Catalogue(["version": 1, "dimensions": .array(dimensions), "indicateurs": .array(indicateurs)], listes: [:])
  }

  @Test func `a convention adds an indicator, with what was not given as its last line`() throws {
    let catalogue = try Self.catalogue([Self.dimension], [Self.indicateur()])
    #expect(catalogue.indicateurs[0].lignes.map(\.code) == ["a", "b", "non-renseigne"])
    #expect(catalogue.indicateurs(.fiche).isEmpty && catalogue.indicateurs(.passage).count == 1)
  }

  @Test func `values may be grouped, each in one group and none forgotten`() throws {
    func groupe(_ code: String, _ valeurs: [JSON]) -> JSON {
      ["code": .string(code), "libelle": "Groupe", "valeurs": .array(valeurs)]
    }
    func lu(_ groupes: [JSON]) throws -> Catalogue {
      guard case .object(var object) = Self.indicateur() else { throw CancellationError() }
      object["regroupement"] = .array(groupes)
      return try Self.catalogue([Self.dimension], [.object(object)])
    }
    #expect(try lu([groupe("un", ["a"]), groupe("deux", ["b"])]).indicateurs[0].lignes.count == 3)
    for groupes in [
      [groupe("un", ["a"]), groupe("deux", [])], [groupe("un", ["a"]), groupe("deux", ["a", "b"])],
      [groupe("un", ["a", "b"])], [groupe("un", ["a"]), groupe("deux", ["b", "c"])],
      [groupe("un", ["a"]), groupe("un", ["b"])],
    ] { #expect(throws: JSONReadingError.self) { try lu(groupes) } }
  }

  @Test func `a fault names its place`() throws {
    func fault(_ dimensions: [JSON], _ indicateurs: [JSON]) -> JSONReadingError? {
      #expect(throws: JSONReadingError.self) { try Self.catalogue(dimensions, indicateurs) }
    }
    #expect(fault([Self.dimension, Self.dimension], [])?.pointer == "/dimensions/1/code")
    #expect(fault([Self.dimension], [Self.indicateur(dimension: "inconnue")])?.code == .notInList)
    #expect(fault([Self.dimension], [Self.indicateur(), Self.indicateur()])?.pointer == "/indicateurs/1/code")
    // Two groupings of the same values would give each other's hidden numbers back.
    #expect(
      fault([Self.dimension], [Self.indicateur(), Self.indicateur("X-2")])?.pointer == "/indicateurs/1/dimension")
    #expect(fault([["code": "territoire", "titre": "T", "ouverte": true]], [])?.code == .inconsistent)
    #expect(fault([["code": "Été", "titre": "T", "ouverte": true]], [])?.code == .invalidFormat)
    #expect(fault([["code": "x", "titre": "T", "liste": "aucune"]], [])?.code == .notInList)
    #expect(fault([["code": "x", "titre": "T", "ouverte": true, "liste": "profil"]], [])?.code == .inconsistent)
    #expect(fault([["code": "x", "titre": "T", "valeurs": [["code": "a", "libelle": "A"]]]], [])?.code == .tooShort)
  }

  @Test func `months and quarters are read only as they are written`() {
    #expect(Mois("2026-11")?.trimestre.code == "2026-T4")
    #expect(Trimestre("2026-T1")?.precedent.code == "2025-T4")
    #expect(Trimestre("2026-T2")?.mois.map(\.code) == ["2026-04", "2026-05", "2026-06"])
    for code in ["2026-13", "2026-1", "2026-00", "26-01", "2026/01", "+026-01"] { #expect(Mois(code) == nil) }
    for code in ["2026-T5", "2026-T0", "2026-t1", "2026T1", "1999-T1"] { #expect(Trimestre(code) == nil) }
  }

  @Test func `a record is the same bytes however it was gathered, and nothing else is read`() throws {
    let fait = try #require(Fait(["b": "2", "a": "1"]))
    #expect(fait.texte == "a=1;b=2")
    #expect(Fait(texte: fait.texte) == fait)
    #expect(fait.avec("a", "3")?.texte == "a=3;b=2")
    for texte in ["b=2;a=1", "a=1;a=2", "a", "a=1;", "a=é", "a=1 ", "a==1"] { #expect(Fait(texte: texte) == nil) }
    #expect(Fait(["a": "Madame X"]) == nil)
  }
}
