/// A length of time, as agreements write it.
public enum Delai: Hashable, Sendable {
  /// Hours of the clock, nights and Sundays included.
  case heures(Int)
  /// Hours while offices are open.
  case heuresOuvrees(Int)
  /// Working days; the last one counts to its end.
  case joursOuvres(Int)

  /// `2 jours ouvrés`.
  public var libelle: String {
    func plural(_ n: Int, _ one: String, _ many: String) -> String { "\(n) \(n > 1 ? many : one)" }
    return switch self {
    case .heures(let n): plural(n, "heure", "heures")
    case .heuresOuvrees(let n): plural(n, "heure ouvrée", "heures ouvrées")
    case .joursOuvres(let n): plural(n, "jour ouvré", "jours ouvrés")
    }
  }

  var isValid: Bool {
    switch self {
    case .heures(let n), .heuresOuvrees(let n): (1...2000).contains(n)
    case .joursOuvres(let n): (1...500).contains(n)
    }
  }
}
