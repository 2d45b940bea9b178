public import Foundation

/// When the accusé de réception and the return are due.
public struct Echeances: Hashable, Sendable {
  /// The instant from which the accusé de réception is late.
  public let accuse: Date
  /// The instant from which the return is late.
  public let retour: Date
}

/// The delays granted, by urgency: data that a convention may change.
public struct BaremeDelais: Hashable, Sendable {
  /// What one urgency grants, both counted from the transmission.
  public struct Ligne: Hashable, Sendable {
    /// To acknowledge.
    public let accuse: Delai
    /// To answer.
    public let retour: Delai

    /// Describes a line.
    /// - Throws: `outOfRange` for less than 1, more than 2000 hours or 500 days.
    public init(accuse: Delai, retour: Delai) throws(LiaisonError) {
      guard accuse.isValid, retour.isValid else { throw LiaisonError(.outOfRange, champ: "delai") }
      (self.accuse, self.retour) = (accuse, retour)
    }

    fileprivate init(_ accuse: Delai, _ retour: Delai) { (self.accuse, self.retour) = (accuse, retour) }
  }

  private let lignes: [Urgence: Ligne]
  /// The days that count.
  public let calendrier: WorkingDays
  /// Opening hours on those days.
  public let ouverture: Range<HeureLocale>

  /// Describes delays. An urgency left out keeps its usual ones.
  /// - Throws: `inconsistent` if offices open for less than an hour.
  public init(
    _ lignes: [Urgence: Ligne] = [:], calendrier: WorkingDays = .france, ouverture: Range<HeureLocale>? = nil
  ) throws(LiaisonError) {
    let ouverture = ouverture ?? Self.usuel.ouverture
    guard ouverture.upperBound.minutes - ouverture.lowerBound.minutes >= 60 else {
      throw LiaisonError(.inconsistent, champ: "ouverture")
    }
    (self.lignes, self.calendrier, self.ouverture) = (lignes, calendrier, ouverture)
  }

  private init() {
    (lignes, calendrier) = ([:], .france)
    ouverture = HeureLocale(trustedMinutes: 9 * 60)..<HeureLocale(trustedMinutes: 17 * 60)
  }

  /// The usual delays: 5 working days to acknowledge and 20 to return; 2 and 10 when prioritaire; 4 open hours and 2
  /// working days when immédiate.
  public static let usuel = BaremeDelais()

  /// The delays of an urgency.
  public subscript(_ urgence: Urgence) -> Ligne {
    if let ligne = lignes[urgence] { return ligne }
    return switch urgence {
    case .normale: Ligne(.joursOuvres(5), .joursOuvres(20))
    case .prioritaire: Ligne(.joursOuvres(2), .joursOuvres(10))
    case .immediate: Ligne(.heuresOuvrees(4), .joursOuvres(2))
    }
  }

  /// When a fiche transmitted at an instant is due.
  public func echeances(_ urgence: Urgence, transmise instant: Date) -> Echeances {
    let ligne = self[urgence]
    return Echeances(accuse: limite(ligne.accuse, depuis: instant), retour: limite(ligne.retour, depuis: instant))
  }

  /// The instant from which something due within `delai` of `instant` is late.
  ///
  /// Working days end at midnight in Paris. Open hours are counted in Paris time; a change of hour never falls in them.
  public func limite(_ delai: Delai, depuis instant: Date) -> Date {
    switch delai {
    case .heures(let count): return instant.addingTimeInterval(Double(count) * 3600)
    case .joursOuvres(let count):
      return HeureDeParis.instant(calendrier.adding(count, to: HeureDeParis.day(of: instant)).adding(days: 1))
    case .heuresOuvrees(let count): return finDesHeuresOuvrees(count, depuis: instant)
    }
  }

  private func finDesHeuresOuvrees(_ count: Int, depuis instant: Date) -> Date {
    var left = count * 60
    var day = HeureDeParis.day(of: instant)
    var start = max(HeureDeParis.heure(of: instant), ouverture.lowerBound)
    while day.dayNumber < CalendarDay.range.upperBound {
      let open = calendrier.isWorking(day) ? max(ouverture.upperBound.minutes - start.minutes, 0) : 0
      if open >= left { return HeureDeParis.instant(day, HeureLocale(trustedMinutes: start.minutes + left)) }
      left -= open
      day = day.adding(days: 1)
      start = ouverture.lowerBound
    }
    return HeureDeParis.instant(day)
  }
}
