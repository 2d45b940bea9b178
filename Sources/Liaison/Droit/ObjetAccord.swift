/// What the person agrees to.
public enum ObjetAccord: String, Coded, CaseIterable {
  case contact
  case transmission
  case donneesSante = "donnees-sante"
  case donneesInfraction = "donnees-infraction"
  case suitesFsi = "suites-fsi"

  /// The list's name.
  public static let referentiel = "objet-accord"

  /// The French label.
  public var libelle: String {
    switch self {
    case .contact: "Être contacté"
    case .transmission: "Transmission de la fiche au destinataire"
    case .donneesSante: "Transmission des données de santé"
    case .donneesInfraction: "Transmission des données d’infraction"
    case .suitesFsi: "Suites données à l’unité de police ou de gendarmerie"
    }
  }
}
