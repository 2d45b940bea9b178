/// How far two writings agree that they name one person. None is proof: a human compares before acting.
public enum Concordance: String, Coded, CaseIterable, Comparable {
  /// Same name, same date of birth.
  case certaine
  /// Same name and a date that differs as dates are miswritten, or two names that sound alike and the same date.
  case probable
  /// One name that sounds alike and the same date, or the same name and the same year, or without a date to compare.
  case possible

  /// The list's name.
  public static let referentiel = "concordance"

  /// The French label.
  public var libelle: String {
    switch self {
    case .certaine: "Même nom, même date de naissance"
    case .probable: "Nom ou date proches : à comparer"
    case .possible: "Peut-être la même personne : à comparer avec soin"
    }
  }

  /// What the keys that two writings share amount to; nil when they share none.
  public init?(_ communes: [CleAppariement.Nature]) {
    if communes.contains(.nomEtDate) {
      self = .certaine
    } else if communes.contains(.dateInversee) || communes.contains(.datePartielle)
      || communes.count(where: { $0 == .sonEtDate }) > 1
    {
      self = .probable
    } else if !communes.isEmpty {
      self = .possible
    } else {
      return nil
    }
  }

  /// The surest is the greatest.
  public static func < (a: Concordance, b: Concordance) -> Bool { a.rangDansLaListe > b.rangDansLaListe }
}
