import Testing

@testable import Statistics

/// What is shown of larger tables.
struct MasquageTests {
  private static func releve(_ counts: [[Int]]) throws -> Releve {
    var faits: [[String: Int]] = []
    for (part, row) in counts.enumerated() {
      for (value, count) in row.enumerated() {
        faits += Array(repeating: ["territoire": part, "d0": value], count: count)
      }
    }
    return Fabrique.releve(faits, try Fabrique.catalogue([counts[0].count]))
  }

  @Test func `a line under the threshold hides the smallest other, so that the total does not give it back`() throws {
    let tables = Masquage(seuil: 5).tableaux(try Self.releve([[40, 30, 20, 3]]))
    let indicateur = try #require(tables.indicateurs.first)
    #expect(indicateur.lignes.filter { $0.code.hasPrefix("v") }.map(\.nombre) == [40, 30, nil, nil])
    #expect(indicateur.masque == 23)
    #expect(tables.total == 93)
  }

  @Test func `a line at zero is shown alone, and hidden with the others`() throws {
    let alone = Masquage(seuil: 5).tableaux(try Self.releve([[40, 30, 0]]))
    #expect(alone.indicateurs[0].lignes.first { $0.code == "v2" }?.nombre == 0)
    let among = Masquage(seuil: 5).tableaux(try Self.releve([[40, 30, 0, 2]]))
    #expect(among.indicateurs[0].lignes.first { $0.code == "v2" }?.nombre == .some(nil))
  }

  @Test func `what nearly everyone has in common is not shown`() throws {
    let tables = Masquage(seuil: 5).tableaux(try Self.releve([[96, 4]]))
    #expect(tables.indicateurs[0].estRetenu)
    #expect(tables.total == 100)
  }

  @Test func `too few records show nothing, not even how many`() throws {
    let tables = Masquage(seuil: 5).tableaux(try Self.releve([[3, 1]]))
    #expect(tables.total == nil)
    #expect(tables.indicateurs.isEmpty && tables.decoupages.isEmpty)
  }

  @Test func `a part that is too small is grouped with another`() throws {
    let tables = Masquage(seuil: 5).tableaux(try Self.releve([[30, 30], [20, 20], [10, 10], [1, 1]]))
    let territoires = try #require(tables.decoupages.first { $0.decoupage == .territoire })
    #expect(territoires.lignes.map(\.code) == ["p0", "p1"])
    #expect(territoires.regroupees == 22)
  }

  @Test func `parts and columns that are large enough are shown, with what is left of each`() throws {
    let counts = [[30, 20, 10, 6], [25, 15, 12, 7], [8, 7, 9, 1], [6, 9, 5, 2]]
    let tables = Masquage(seuil: 5).tableaux(try Self.releve(counts))
    let ventilation = try #require(tables.indicateurs[0].ventilations.first { $0.decoupage == .territoire })
    #expect(ventilation.lignes.count == 4)
    #expect(ventilation.colonnes.count >= 2)
    for ligne in ventilation.lignes { #expect(ligne.nombres.allSatisfy { $0 >= 5 } && (ligne.masque ?? 5) >= 5) }
  }

  @Test(arguments: [5, 11])
  func `no number from 1 to under the threshold is ever shown, and lines add up`(seuil: Int) throws {
    var tirage = Fabrique.Tirage(state: 7)
    var shown = 0
    for _ in 0..<60 {
      let faits = Fabrique.faits(
        Int.random(in: 0...900, using: &tirage), parts: ["mois": 3, "territoire": 7, "unite": 5, "employeur": 3],
        sizes: [5, 12, 3], &tirage)
      let tables = Masquage(seuil: seuil).tableaux(Fabrique.releve(faits, try Fabrique.catalogue([5, 12, 3])))
      #expect(tables.plusPetitNombre == 0 || tables.plusPetitNombre >= seuil)
      for indicateur in tables.indicateurs where !indicateur.estRetenu {
        let sum = indicateur.lignes.reduce(0) { $0 + ($1.nombre ?? 0) } + (indicateur.masque ?? 0)
        #expect(sum == tables.total)
        shown += indicateur.ventilations.count
      }
    }
    #expect(shown > 100, "tables that show nothing prove nothing")
  }
}
