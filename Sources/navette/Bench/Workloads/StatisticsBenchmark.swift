import Foundation
import Gateway
import Statistics

/// The tables of a quarter, from its records, beside a bare walk over the same bytes.
struct StatisticsBenchmark {
  private let faits: [UInt8]
  private let bounds: [Range<Int>]
  private let catalogue: Catalogue
  private let trimestre: Trimestre

  /// - Parameter count: how many records; a million by default.
  init(count: Int = 1_000_000) throws {
    guard let trimestre = Trimestre("2026-T4") else { throw CommandError(.internalError, "no quarter") }
    (self.trimestre, catalogue) = (trimestre, .usuel)
    var generator = SystemRandomNumberGenerator()
    // A few thousand different records, as a département has; each value is rarer than the one before.
    let dimensions = catalogue.indicateurs(.passage).map(\.dimension)
    let kinds = (0..<5000).map { _ -> [UInt8] in
      var values: [String: String] = [
        "territoire": "circonscription-\(Self.skewed(12, &generator))", "unite": "unite-\(Self.skewed(30, &generator))",
        "employeur": "employeur-\(Self.skewed(4, &generator))",
      ]
      for dimension in dimensions {
        values[dimension.code] =
          dimension.estOuverte
          ? "\(10_000 + Self.skewed(400, &generator))"
          : dimension.valeurs[Self.skewed(dimension.valeurs.count, &generator)].code
      }
      return Array((Fait(values)?.texte ?? "").utf8)
    }
    var faits: [UInt8] = []
    var bounds: [Range<Int>] = []
    for number in 0..<count {
      let kind = kinds[number % kinds.count]
      bounds.append(faits.count..<faits.count + kind.count)
      faits += kind
    }
    (self.faits, self.bounds) = (faits, bounds)
  }

  private static func skewed(_ count: Int, _ generator: inout SystemRandomNumberGenerator) -> Int {
    min(Int.random(in: 0..<count, using: &generator), Int.random(in: 0..<count, using: &generator))
  }

  /// Everything: reading the records, counting them, hiding what must be, proving that it is.
  func making(target: Target?) -> Race {
    let (faits, bounds, catalogue, trimestre) = (faits, bounds, catalogue, trimestre)
    return Race(
      name: "statistics", variant: "\(bounds.count) records",
      workload: Computation {
        var releve = Releve(trimestre, .passage, catalogue)
        faits.withUnsafeBytes { bytes in
          for (number, range) in bounds.enumerated() {
            releve.ajoute(UnsafeRawBufferPointer(rebasing: bytes[range]), mois: trimestre.mois[number % 3])
          }
        }
        let tables = Masquage(seuil: Masquage.seuilStrict).tableaux(releve)
        guard tables.total == bounds.count else { throw CommandError(.internalError, "records are lost") }
      },
      limit: Race.Limit(
        name: "bare scan of the same rows",
        workload: Computation {
          var sum: UInt64 = 0
          faits.withUnsafeBytes { bytes in
            for range in bounds {
              for byte in bytes[range] { sum = sum &* 31 &+ UInt64(byte) }
            }
          }
          withExtendedLifetime(sum) {}
        }), target: target)
  }
}
