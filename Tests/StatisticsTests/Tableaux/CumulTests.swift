import JSON
import Testing

@testable import Statistics

struct CumulTests {
  private static func tables(_ trimestre: String, _ counts: [Int], _ catalogue: Catalogue) throws -> TableauxDuTrimestre
  {
    let trimestre = try #require(Trimestre(trimestre))
    var releve = Releve(trimestre, .fiche, catalogue)
    for (value, count) in counts.enumerated() {
      let texte = try #require(Fait(["d0": "v\(value)", "territoire": "bourg"])).texte
      for _ in 0..<count { Array(texte.utf8).withUnsafeBytes { releve.ajoute($0, mois: trimestre.mois[0]) } }
    }
    return TableauxDuTrimestre([releve], Masquage(seuil: 5), trimestre: trimestre)
  }

  @Test func `a sum is exact where every quarter shows its number, and a least elsewhere`() throws {
    let catalogue = try Fabrique.catalogue([4])
    let first = try Self.tables("2026-T1", [20, 15, 10, 0], catalogue)
    let second = try Self.tables("2026-T2", [30, 25, 9, 2], catalogue)
    let cumul = Cumul([first, second], .fiche)
    #expect(cumul.total.nombre == 111)
    let lines = cumul.lignes(catalogue.indicateurs[0])
    #expect(lines.prefix(4).map(\.nombre.texte) == ["50", "40", "au moins 10", "masqué"])
  }

  @Test func `a part is added up from its own lines`() throws {
    let catalogue = try Fabrique.catalogue([3])
    let tables = try Self.tables("2026-T1", [20, 15, 10], catalogue)
    let cumul = Cumul([tables], .fiche, partie: (.territoire, "bourg"))
    #expect(cumul.total.nombre == 45)
    #expect(cumul.lignes(catalogue.indicateurs[0]).prefix(3).map(\.nombre.nombre) == [20, 15, 10])
    #expect(Cumul([tables], .fiche, partie: (.territoire, "ailleurs")).total.nombre == nil)
  }

  @Test func `what is kept is read back as it was, and a damaged one is refused`() throws {
    var tirage = Fabrique.Tirage(state: 3)
    let catalogue = try Fabrique.catalogue([4, 6])
    let faits = Fabrique.faits(400, parts: ["territoire": 4, "unite": 3], sizes: [4, 6], &tirage)
    let tables = TableauxDuTrimestre(
      [Fabrique.releve(faits, catalogue)], Masquage(seuil: 5), trimestre: Fabrique.trimestre)
    let json = try JSON.parse(tables.json.serialized())
    #expect(try TableauxDuTrimestre(json) == tables)
    guard case .object(var object) = json else { return }
    object["seuil"] = "5"
    #expect(throws: JSONReadingError.self) { try TableauxDuTrimestre(.object(object)) }
    object["seuil"] = 5
    object["nom"] = "X"
    #expect(throws: JSONReadingError.self) { try TableauxDuTrimestre(.object(object)) }
  }
}
