public import Foundation

/// When the author of a fiche may remind those who have it: it is a courtesy, and must stay one.
public enum Relance {
  /// How long nobody is reminded after a step, or after a reminder: a day, in seconds.
  public static let delai: TimeInterval = 24 * 3600

  /// From when a reminder is possible; nil when nothing is awaited.
  ///
  /// - Until the accusé de réception: a day after the last step, or at the deadline if that comes first.
  /// - Once it is acknowledged: when the return is late.
  /// - Never less than a day after the reminder before.
  /// - Parameters:
  ///   - derniere: when the fiche was last reminded of.
  public static func possibleDes(
    _ etat: EtatFiche, accuseDu: Date, retourDu: Date, derniere: Date? = nil
  ) -> Date? {
    let first: Date
    switch etat {
    case .transmise(let acte), .consultee(let acte), .reorientee(let acte, _, _):
      first = min(accuseDu, acte.le.addingTimeInterval(delai))
    case .accusee: first = retourDu
    case .brouillon, .refusee, .retournee, .close, .rappelee, .effacee: return nil
    }
    return derniere.map { max(first, $0.addingTimeInterval(delai)) } ?? first
  }
}

/// What a fiche is late for.
public enum Retard: String, Coded, CaseIterable {
  /// Its accusé de réception.
  case accuse
  /// Its return.
  case retour

  /// The list's name.
  public static let referentiel = "retard"

  /// The French label.
  public var libelle: String {
    switch self {
    case .accuse: "Accusé de réception en retard"
    case .retour: "Retour en retard"
    }
  }

  /// What a fiche is late for at an instant: a return is awaited whether or not it was acknowledged.
  public static func de(_ etat: EtatFiche.Nature, accuseDu: Date, retourDu: Date, at instant: Date) -> Set<Retard> {
    switch etat {
    case .transmise, .consultee, .reorientee:
      Set<Retard>(accuseDu <= instant ? [.accuse] : []).union(retourDu <= instant ? [.retour] : [])
    case .accusee: retourDu <= instant ? [.retour] : []
    case .brouillon, .refusee, .retournee, .close, .rappelee, .effacee: []
    }
  }
}
