internal import Foundation
public import JSON

/// The dimensions that records may have and the indicators that are counted, as a file describes them: a convention adds one
/// without a line of Swift.
///
/// One indicator at most counts a dimension in a population: two ways to group the same values would be two tables that give
/// each other's hidden numbers back.
public struct Catalogue: Sendable {
  /// The dimensions, in the order of the file.
  public let dimensions: [Dimension]
  /// The indicators, in the order of the file.
  public let indicateurs: [Indicateur]

  /// Reads a description.
  /// - Parameter listes: the closed lists that the gateway knows, by name.
  /// - Throws: `JSONReadingError`, which names the place: `notInList` for a list or a dimension that nobody has, `duplicate`
  ///   for a code given twice or a dimension that two indicators count in one population, `inconsistent`.
  public init(_ json: JSON, listes: [String: [Valeur]]) throws {
    (dimensions, indicateurs) = try JSONReader(json).object { fields in
      _ = try fields.required("version").integer(in: 1...1)
      let dimensions = try fields.required("dimensions").array(max: 100) { try Dimension($0, listes: listes) }
      var known: [String: Dimension] = [:]
      for (place, dimension) in dimensions.enumerated()
      where known.updateValue(dimension, forKey: dimension.code) != nil {
        throw JSONReadingError(pointer: "/dimensions/\(place)/code", code: .duplicate)
      }
      let indicateurs = try fields.required("indicateurs").array(max: 200) { try Indicateur($0, dimensions: known) }
      var codes: Set<String> = []
      var counted: Set<String> = []
      for (place, indicateur) in indicateurs.enumerated() {
        guard codes.insert(indicateur.code).inserted else {
          throw JSONReadingError(pointer: "/indicateurs/\(place)/code", code: .duplicate)
        }
        for population in indicateur.populations
        where !counted.insert(population + " " + indicateur.dimension.code).inserted {
          throw JSONReadingError(
            pointer: "/indicateurs/\(place)/dimension", code: .duplicate,
            expected: "a dimension that no other indicator counts for the same population")
        }
      }
      return (dimensions, indicateurs)
    }
  }

  /// The description that comes with the gateway: article 7 of the convention de l'Ain.
  /// - Throws: as ``init(_:listes:)``.
  public static func standard(listes: [String: [Valeur]]) throws -> Catalogue {
    guard let url = Bundle.module.url(forResource: "indicateurs", withExtension: "json") else {
      throw CocoaError(.fileNoSuchFile)
    }
    return try Catalogue(JSON.parse(Array(Data(contentsOf: url))), listes: listes)
  }

  /// A dimension by its code.
  public func dimension(_ code: String) -> Dimension? { dimensions.first { $0.code == code } }

  /// The indicators of a population.
  public func indicateurs(_ population: Population) -> [Indicateur] { indicateurs.filter { $0.compte(population) } }
}
