/// A statistical record: coded values, without a name, a reference or a date finer than a month.
///
/// Written `actes=1;classe-age=18-25;…`, sorted by dimension, so that two records that say the same are the same bytes.
public struct Fait: Hashable, Sendable {
  /// The code of each dimension and of each part that is known.
  public private(set) var valeurs: [String: String]

  /// A record.
  /// - Returns: nil if a name or a value is not a code.
  public init?(_ valeurs: [String: String]) {
    guard valeurs.allSatisfy({ $0.key.estUnCode && $0.value.estUnCode }) else { return nil }
    self.valeurs = valeurs
  }

  /// Reads what ``texte`` wrote; nil for anything else.
  public init?(texte: String) {
    var valeurs: [String: String] = [:]
    for part in texte.split(separator: ";") {
      let sides = part.split(separator: "=", omittingEmptySubsequences: false)
      guard sides.count == 2, valeurs.updateValue(String(sides[1]), forKey: String(sides[0])) == nil else { return nil }
    }
    self.init(valeurs)
    guard self.texte == texte else { return nil }
  }

  /// The record as it is kept.
  public var texte: String { valeurs.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ";") }

  /// The record with a value more; nil if it is not a code.
  public func avec(_ dimension: String, _ valeur: String) -> Fait? {
    Fait(valeurs.merging([dimension: valeur]) { $1 })
  }
}
