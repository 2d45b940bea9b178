import Testing

@testable import Statistics

/// An attacker by exhaustive search, over small cases that are drawn at random.
struct AttaqueTests {
  /// What varies in a family of small cases.
  struct Cas: Sendable, CustomTestStringConvertible {
    let parts: [String: Int]
    let tailles: [Int]
    let faits: ClosedRange<Int>
    let seuil: Int
    let tirages: Int

    var testDescription: String { "\(parts.keys.sorted()) × \(tailles), \(faits) records, threshold \(seuil)" }
    var axes: [(String, Int)] {
      parts.sorted { $0.key < $1.key } + tailles.enumerated().map { ("d\($0)", $1) }
    }
  }

  static let cas: [Cas] = [
    Cas(parts: ["territoire": 3], tailles: [3], faits: 4...14, seuil: 2, tirages: 60),
    Cas(parts: ["territoire": 2, "unite": 2], tailles: [3], faits: 6...14, seuil: 2, tirages: 30),
    Cas(parts: ["territoire": 3, "unite": 2], tailles: [2], faits: 8...18, seuil: 3, tirages: 20),
    Cas(parts: ["mois": 3, "territoire": 2], tailles: [3], faits: 8...18, seuil: 2, tirages: 20),
    Cas(parts: ["territoire": 2, "unite": 2], tailles: [2, 2], faits: 8...16, seuil: 2, tirages: 15),
    Cas(parts: ["employeur": 2, "territoire": 2, "unite": 2], tailles: [3], faits: 8...16, seuil: 2, tirages: 10),
  ]

  private static func attaquant(_ cas: Cas, _ tirage: inout Fabrique.Tirage, _ masquage: Masquage) throws -> Attaquant {
    let faits = Fabrique.faits(
      Int.random(in: cas.faits, using: &tirage), parts: cas.parts, sizes: cas.tailles, &tirage)
    let releve = Fabrique.releve(faits, try Fabrique.catalogue(cas.tailles))
    return Attaquant(masquage.tableaux(releve), faits: faits, axes: cas.axes)
  }

  @Test(arguments: cas)
  func `no number under the threshold is given back by all the tables together`(cas: Cas) throws {
    var tirage = Fabrique.Tirage(state: 20_261_122)
    var cibles = 0
    for number in 0..<cas.tirages {
      let attaquant = try Self.attaquant(cas, &tirage, Masquage(seuil: cas.seuil))
      try #require(attaquant.estCoherent, "case \(number) shows a false number")
      cibles += attaquant.cibles(seuil: cas.seuil).count
      let trouve = attaquant.trouve(seuil: cas.seuil)
      #expect(trouve.isEmpty, "case \(number): \(trouve)")
    }
    #expect(cibles > cas.tirages, "too few hidden numbers: the test would prove nothing")
  }

  @Test(arguments: cas)
  func `an attacker finds hidden numbers as soon as the complementary step is left out`(cas: Cas) throws {
    var tirage = Fabrique.Tirage(state: 20_261_122)
    for _ in 0..<20 {
      let attaquant = try Self.attaquant(cas, &tirage, Masquage(seuil: cas.seuil, complementaire: false))
      try #require(attaquant.estCoherent)
      let small = attaquant.cibles(seuil: cas.seuil).filter { $0.vraie > 0 }
      if small.contains(where: { attaquant.trouve($0, seuil: cas.seuil) }) { return }
    }
    Issue.record("the attack finds nothing where nothing protects: it proves nothing")
  }
}
