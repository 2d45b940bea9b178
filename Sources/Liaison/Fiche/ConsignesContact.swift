/// How to reach the person without putting them in danger.
public struct ConsignesContact: Hashable, Sendable {
  /// Things never to do.
  public enum Interdit: String, Coded, CaseIterable {
    case appelerAuDomicile = "appeler-au-domicile"
    case laisserUnMessage = "laisser-un-message"
    case envoyerUnSMS = "envoyer-un-sms"
    case ecrireAuDomicile = "ecrire-au-domicile"
    case ecrireUnCourriel = "ecrire-un-courriel"
    case seRendreAuDomicile = "se-rendre-au-domicile"
    case contacterLEntourage = "contacter-l-entourage"

    /// The list's name.
    public static let referentiel = "interdit-de-contact"

    /// The French label.
    public var libelle: String {
      switch self {
      case .appelerAuDomicile: "Ne jamais appeler au domicile"
      case .laisserUnMessage: "Ne pas laisser de message"
      case .envoyerUnSMS: "Ne pas envoyer de SMS"
      case .ecrireAuDomicile: "Ne pas écrire au domicile"
      case .ecrireUnCourriel: "Ne pas écrire de courriel"
      case .seRendreAuDomicile: "Ne pas se rendre au domicile"
      case .contacterLEntourage: "Ne pas contacter l’entourage"
      }
    }
  }

  /// What must never be done.
  public let interdits: Set<Interdit>
  /// The number that is safe to call.
  public let numeroSur: Telephone?
  /// When it is safe, at most 14 slots; empty if at any time.
  public let plages: [PlageHoraire]
  /// Someone to go through.
  public let personneDeConfiance: Ligne<120>?
  /// Anything else that matters for safety.
  public let precisions: Texte<500>?

  /// Gathers instructions.
  /// - Throws: `tooMany` past 14 slots; `missing` if nothing at all is said.
  public init(
    interdits: Set<Interdit> = [], numeroSur: Telephone? = nil, plages: [PlageHoraire] = [],
    personneDeConfiance: Ligne<120>? = nil, precisions: Texte<500>? = nil
  ) throws(LiaisonError) {
    guard plages.count <= 14 else { throw LiaisonError(.tooMany, champ: "plages") }
    guard !interdits.isEmpty || numeroSur != nil || !plages.isEmpty || personneDeConfiance != nil || precisions != nil
    else { throw LiaisonError(.missing) }
    (self.interdits, self.numeroSur, self.plages) = (interdits, numeroSur, plages)
    (self.personneDeConfiance, self.precisions) = (personneDeConfiance, precisions)
  }
}
