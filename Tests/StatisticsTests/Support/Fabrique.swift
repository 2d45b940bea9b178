import JSON

@testable import Statistics

/// Made-up records, drawn from a seed so that a failure can be looked at again.
struct Fabrique {
  /// SplitMix64.
  struct Tirage: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var z = state
      z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
      z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
      return z ^ (z >> 31)
    }
  }

  static let trimestre = Trimestre("2026-T4")!

  /// A catalogue of some dimensions, each with so many values and one indicator.
  static func catalogue(_ sizes: [Int], ouverte: Bool = false) throws -> Catalogue {
    func valeurs(_ size: Int) -> JSON {
      .array((0..<size).map { ["code": .string("v\($0)"), "libelle": .string("Valeur \($0)")] })
    }
    let json: JSON = [
      "version": 1,
      "dimensions": .array(
        sizes.enumerated().map { place, size in
          ouverte
            ? ["code": .string("d\(place)"), "titre": "Dimension", "ouverte": true]
            : ["code": .string("d\(place)"), "titre": "Dimension", "valeurs": valeurs(size)]
        }),
      "indicateurs": .array(
        sizes.indices.map { place in
          [
            "code": .string("I\(place)"), "titre": "Indicateur", "populations": ["fiche"],
            "dimension": .string("d\(place)"),
          ]
        }),
    ]
    return try Catalogue(json, listes: [:])
  }

  /// Random records: some values and some parts are much rarer than others, as they are in life.
  static func faits(_ count: Int, parts: [String: Int], sizes: [Int], _ tirage: inout Tirage) -> [[String: Int]] {
    func skewed(_ size: Int) -> Int {
      Bool.random(using: &tirage)
        ? Int.random(in: 0..<size, using: &tirage) : Int.random(in: 0...(size / 2), using: &tirage) % size
    }
    return (0..<count).map { _ in
      var fait: [String: Int] = [:]
      for (name, size) in parts.sorted(by: { $0.key < $1.key }) { fait[name] = skewed(size) }
      for (place, size) in sizes.enumerated() { fait["d\(place)"] = skewed(size) }
      return fait
    }
  }

  static func releve(_ faits: [[String: Int]], _ catalogue: Catalogue) -> Releve {
    var releve = Releve(trimestre, .fiche, catalogue)
    for fait in faits {
      var valeurs: [String: String] = [:]
      for (name, rang) in fait where name != "mois" { valeurs[name] = name.hasPrefix("d") ? "v\(rang)" : "p\(rang)" }
      let mois = trimestre.mois[fait["mois"] ?? 0]
      Array(Fait(valeurs)!.texte.utf8).withUnsafeBytes { releve.ajoute($0, mois: mois) }
    }
    return releve
  }
}
