@testable import Liaison

/// A made-up population: names of made-up syllables, some borne by many, dates of birth over eighty-five years.
struct PopulationFictive {
  struct Personne {
    var nom: String
    var prenoms: [String]
    var naissance: CalendarDay

    var citee: PersonneCitee {
      PersonneCitee(nom: nom, prenoms: prenoms.joined(separator: " "), naissance: naissance)
    }
  }

  private(set) var hasard: Hasard
  let personnes: [Personne]

  init(_ count: Int, seed: UInt64) throws {
    var hasard = Hasard(state: seed)
    let noms = (0..<4000).map { _ in Self.mot(2...4, &hasard) }
    let prenoms = (0..<400).map { _ in Self.mot(2...3, &hasard) }
    let first = try CalendarDay(year: 1940, month: 1, day: 1)
    personnes = try (0..<count).map { _ in
      // A product of two draws: some names are borne by a hundred times more people than others, as in France.
      func rank(_ count: Int, _ hasard: inout Hasard) -> Int {
        Int(Double(count) * hasard.unit() * hasard.unit() * hasard.unit())
      }
      var nom = noms[rank(noms.count, &hasard)]
      if hasard.unit() < 0.08 { nom += "-" + noms[rank(noms.count, &hasard)] }
      if hasard.unit() < 0.04 { nom = "de " + nom }
      var usuels = [prenoms[rank(prenoms.count, &hasard)]]
      if hasard.unit() < 0.3 { usuels.append(prenoms[rank(prenoms.count, &hasard)]) }
      let day = try CalendarDay(dayNumber: first.dayNumber + Int(hasard.unit() * 31_000))
      return Personne(nom: nom.capitalisee, prenoms: usuels.map(\.capitalisee), naissance: day)
    }
    self.hasard = hasard
  }

  /// A word of made-up syllables, with the accents and doubled letters of French.
  private static func mot(_ syllables: ClosedRange<Int>, _ hasard: inout Hasard) -> String {
    let starts = [
      "b", "br", "c", "ch", "d", "f", "g", "gr", "j", "l", "m", "n", "p", "ph", "r", "s", "t", "tr", "v", "z",
    ]
    let vowels = ["a", "e", "é", "i", "o", "ou", "u", "eau", "an", "in", "on", "è"]
    let ends = ["", "", "", "r", "l", "n", "t", "d", "s", "lle", "tte", "ne"]
    let count = syllables.lowerBound + Int(hasard.unit() * Double(syllables.count))
    return (0..<count).map { _ in hasard.pick(starts) + hasard.pick(vowels) }.joined() + hasard.pick(ends)
  }
}

/// A small generator that gives the same draws everywhere (SplitMix64).
struct Hasard: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func unit() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }
  mutating func pick<T>(_ values: [T]) -> T { values[Int(unit() * Double(values.count))] }
}

extension String {
  fileprivate var capitalisee: String { prefix(1).uppercased() + dropFirst() }
}
