/// Sex, as the indicators count it.
public enum Sexe: String, Coded, CaseIterable {
  case feminin, masculin
  case nonRenseigne = "non-renseigne"

  /// The list's name.
  public static let referentiel = "sexe"

  /// The French label.
  public var libelle: String {
    switch self {
    case .feminin: "Féminin"
    case .masculin: "Masculin"
    case .nonRenseigne: "Non renseigné"
    }
  }
}

/// How the person appears in the situation.
public enum Profil: String, Coded, CaseIterable {
  case victime
  case enVoieDeVictimisation = "en-voie-de-victimisation"
  case detresseOuDifficulteSociale = "detresse-ou-difficulte-sociale"
  case misEnCause = "mis-en-cause"
  case famille

  /// The list's name.
  public static let referentiel = "profil"

  /// The French label.
  public var libelle: String {
    switch self {
    case .victime: "Victime"
    case .enVoieDeVictimisation: "En voie de victimisation"
    case .detresseOuDifficulteSociale: "En détresse ou difficulté sociale"
    case .misEnCause: "Mis en cause"
    case .famille: "Famille"
    }
  }
}

/// An age class: the law's thresholds (15, 18) and those of the indicators. Never an exact age.
public enum ClasseAge: String, Coded, CaseIterable {
  case moinsDe3 = "moins-de-3"
  case de3a5 = "3-5"
  case de6a10 = "6-10"
  case de11a14 = "11-14"
  case de15a17 = "15-17"
  case de18a25 = "18-25"
  case de26a39 = "26-39"
  case de40a59 = "40-59"
  case de60a74 = "60-74"
  case plusDe75 = "75-et-plus"
  /// A minor of unknown age.
  case mineurSansPrecision = "mineur-sans-precision"
  /// An adult of unknown age.
  case majeurSansPrecision = "majeur-sans-precision"
  case inconnue

  /// The list's name.
  public static let referentiel = "classe-age"

  /// The class of an age in whole years.
  public init(age: Int) {
    self =
      switch age {
      case ..<3: .moinsDe3
      case 3...5: .de3a5
      case 6...10: .de6a10
      case 11...14: .de11a14
      case 15...17: .de15a17
      case 18...25: .de18a25
      case 26...39: .de26a39
      case 40...59: .de40a59
      case 60...74: .de60a74
      default: .plusDe75
      }
  }

  /// Whether someone of that class is under 18; nil when unknown.
  public var estMineur: Bool? {
    switch self {
    case .moinsDe3, .de3a5, .de6a10, .de11a14, .de15a17, .mineurSansPrecision: true
    case .de18a25, .de26a39, .de40a59, .de60a74, .plusDe75, .majeurSansPrecision: false
    case .inconnue: nil
    }
  }

  /// The French label.
  public var libelle: String {
    switch self {
    case .moinsDe3: "Moins de 3 ans"
    case .de3a5: "3 à 5 ans"
    case .de6a10: "6 à 10 ans"
    case .de11a14: "11 à 14 ans"
    case .de15a17: "15 à 17 ans"
    case .de18a25: "18 à 25 ans"
    case .de26a39: "26 à 39 ans"
    case .de40a59: "40 à 59 ans"
    case .de60a74: "60 à 74 ans"
    case .plusDe75: "75 ans et plus"
    case .mineurSansPrecision: "Mineur, âge non précisé"
    case .majeurSansPrecision: "Majeur, âge non précisé"
    case .inconnue: "Inconnu"
    }
  }
}

/// An answer that may be unknown to the one who gives it: already known to the CD, to the CAF.
public enum DejaConnu: String, Coded, CaseIterable {
  case oui, non
  case neSaitPas = "ne-sait-pas"

  /// The list's name.
  public static let referentiel = "deja-connu"

  /// The French label.
  public var libelle: String {
    switch self {
    case .oui: "Oui"
    case .non: "Non"
    case .neSaitPas: "Ne sait pas"
    }
  }
}
