internal import Foundation
internal import Liaison
internal import Store

/// How long fiches stay in the active base after the last contact with the person, and who must agree to their elimination.
public struct ReglesDesFiches: Hashable, Sendable {
  /// In months, by default (CNIL, délibérations 2021-028 and 2023-095).
  public let mois: Int
  /// In months, when the person is a minor (CNIL, délibération 2022-008).
  public let moisMineurs: Int
  /// In months, for what led to nothing: declined, taken back, never opened.
  public let moisSansSuite: Int
  /// Whether fiches that a département received are eliminated with the visa of the Archives départementales only (Code du
  /// patrimoine, art. L212-2 and L214-3).
  public let visaDesArchives: Bool

  /// The longest duration that may be written, in months: what lasts longer is archived, with a reason.
  public static let maximum = 120
  /// Two years after the last contact, whoever and whatever.
  public static let usuelles = ReglesDesFiches()

  /// Durations in months.
  public init(mois: Int = 24, moisMineurs: Int = 24, moisSansSuite: Int = 24, visaDesArchives: Bool = true) {
    (self.mois, self.moisMineurs, self.moisSansSuite) = (mois, moisMineurs, moisSansSuite)
    self.visaDesArchives = visaDesArchives
  }

  /// The instant that lies so many months before another.
  static func instant(_ months: Int, monthsBefore now: Date) -> Date {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    return calendar.date(byAdding: .month, value: -months, to: now) ?? .distantPast
  }

  /// The duration of a fiche, in months, by its outcome and by who it is about.
  func months(_ etat: EtatFiche.Nature, isMinor: Bool) -> Int {
    switch etat {
    case .transmise, .reorientee, .refusee, .rappelee: moisSansSuite
    case .brouillon, .consultee, .accusee, .retournee, .close, .effacee: isMinor ? moisMineurs : mois
    }
  }

  /// Whether a fiche is past its duration.
  func isOver(_ fiche: FicheRecord, at now: Date) -> Bool {
    let months = months(fiche.etat.nature, isMinor: fiche.faits?.estMineur == true)
    return fiche.dernierContact < Self.instant(months, monthsBefore: now)
  }
}

extension FicheRecord {
  /// The last contact with the person that the gateway knows of: the last change of a fiche comes with one, or soon after.
  var dernierContact: Date { etat.acte.le }
}
