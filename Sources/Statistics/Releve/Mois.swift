/// A month: the finest date that a record has.
public struct Mois: Hashable, Sendable, Comparable {
  /// The year, 2000...2999.
  public let annee: Int
  /// 1...12.
  public let rang: Int

  /// A month, or nil if there is none such.
  public init?(annee: Int, rang: Int) {
    guard (2000...2999).contains(annee), (1...12).contains(rang) else { return nil }
    (self.annee, self.rang) = (annee, rang)
  }

  /// `2026-11`.
  public init?(_ code: String) {
    let parts = code.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 4, parts[1].utf8.count == 2, let annee = Int(parts[0]),
      let rang = Int(parts[1])
    else { return nil }
    self.init(annee: annee, rang: rang)
    guard self.code == code else { return nil }
  }

  /// `2026-11`.
  public var code: String { "\(annee)-\(rang < 10 ? "0" : "")\(rang)" }

  /// `novembre 2026`.
  public var libelle: String { "\(Self.noms[rang - 1]) \(annee)" }

  /// The quarter that it is in.
  public var trimestre: Trimestre { Trimestre(annee: annee, numero: (rang - 1) / 3 + 1) }

  /// Earlier in time.
  public static func < (left: Self, right: Self) -> Bool { (left.annee, left.rang) < (right.annee, right.rang) }

  private static let noms = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
  ]
}

/// A quarter: the period of which tables are made. Longer ones are only added up from what it shows.
public struct Trimestre: Hashable, Sendable, Comparable {
  /// The year.
  public let annee: Int
  /// 1...4.
  public let numero: Int

  init(annee: Int, numero: Int) { (self.annee, self.numero) = (annee, numero) }

  /// `2026-T4`.
  public init?(_ code: String) {
    let parts = code.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].utf8.count == 2, parts[1].first == "T", let annee = Int(parts[0]),
      let numero = Int(parts[1].dropFirst()), let mois = Mois(annee: annee, rang: 1), (1...4).contains(numero)
    else { return nil }
    self.init(annee: mois.annee, numero: numero)
    guard self.code == code else { return nil }
  }

  /// `2026-T4`.
  public var code: String { "\(annee)-T\(numero)" }
  /// `4e trimestre 2026`.
  public var libelle: String { "\(numero == 1 ? "1er" : "\(numero)e") trimestre \(annee)" }

  /// Its three months.
  public var mois: [Mois] { (1...3).compactMap { Mois(annee: annee, rang: (numero - 1) * 3 + $0) } }

  /// The quarter before.
  public var precedent: Trimestre {
    numero == 1 ? Trimestre(annee: annee - 1, numero: 4) : Trimestre(annee: annee, numero: numero - 1)
  }

  /// Earlier in time.
  public static func < (left: Self, right: Self) -> Bool { (left.annee, left.numero) < (right.annee, right.numero) }
}
