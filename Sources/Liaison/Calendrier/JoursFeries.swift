/// French public holidays (Code du travail L3133-1; Alsace and Moselle: L3134-13).
public enum JourFerie: String, Coded, CaseIterable {
  case jourDeLAn = "jour-de-l-an"
  case vendrediSaint = "vendredi-saint"
  case lundiDePaques = "lundi-de-paques"
  case feteDuTravail = "fete-du-travail"
  case victoire1945 = "victoire-1945"
  case ascension
  case lundiDePentecote = "lundi-de-pentecote"
  case feteNationale = "fete-nationale"
  case assomption
  case toussaint
  case armistice1918 = "armistice-1918"
  case noel
  case saintEtienne = "saint-etienne"

  /// The list's name.
  public static let referentiel = "jour-ferie"

  /// The French label.
  public var libelle: String {
    switch self {
    case .jourDeLAn: "Jour de l’An"
    case .vendrediSaint: "Vendredi saint"
    case .lundiDePaques: "Lundi de Pâques"
    case .feteDuTravail: "Fête du Travail"
    case .victoire1945: "Victoire de 1945"
    case .ascension: "Ascension"
    case .lundiDePentecote: "Lundi de Pentecôte"
    case .feteNationale: "Fête nationale"
    case .assomption: "Assomption"
    case .toussaint: "Toussaint"
    case .armistice1918: "Armistice de 1918"
    case .noel: "Noël"
    case .saintEtienne: "Saint-Étienne"
    }
  }

  /// Whether it is observed in Alsace and Moselle only.
  public var estAlsacienMosellan: Bool { self == .vendrediSaint || self == .saintEtienne }

  /// The holiday's day in a year, 1800...2999.
  public func day(in year: Int) -> CalendarDay {
    func fixed(_ month: Int, _ day: Int) -> CalendarDay { CalendarDay(civil: (year, month, day)) }
    func easter(_ offset: Int) -> CalendarDay { Self.easter(in: year).adding(days: offset) }
    return switch self {
    case .jourDeLAn: fixed(1, 1)
    case .vendrediSaint: easter(-2)
    case .lundiDePaques: easter(1)
    case .feteDuTravail: fixed(5, 1)
    case .victoire1945: fixed(5, 8)
    case .ascension: easter(39)
    case .lundiDePentecote: easter(50)
    case .feteNationale: fixed(7, 14)
    case .assomption: fixed(8, 15)
    case .toussaint: fixed(11, 1)
    case .armistice1918: fixed(11, 11)
    case .noel: fixed(12, 25)
    case .saintEtienne: fixed(12, 26)
    }
  }

  /// Easter Sunday of a year, 1800...2999: the Gregorian computus of Meeus, Jones and Butcher.
  public static func easter(in year: Int) -> CalendarDay {
    precondition((1800...2999).contains(year), "years 1800...2999")
    let a = year % 19, b = year / 100, c = year % 100
    let g = (8 * b + 13) / 25
    let h = (19 * a + b - b / 4 - g + 15) % 30
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
    let m = (a + 11 * h + 19 * l) / 433
    let n = h + l - 7 * m
    let month = (n + 90) / 25
    return CalendarDay(civil: (year, month, (n + 33 * month + 19) % 32))
  }
}
