/// What a message tells an agent of: each may be turned off. None says of whom or of what.
public enum SorteDeNotification: String, Coded, CaseIterable {
  /// Something was addressed to one: a fiche, an avis, a saisine.
  case nouveautes
  /// Something came back of what one sent.
  case reponses
  /// Something is late.
  case rappels
  /// Something changed of one's own keys and certificates. Whoever stole them must not turn it off.
  case compte

  /// The list's name.
  public static let referentiel = "sorte-de-notification"

  /// The French label.
  public var libelle: String {
    switch self {
    case .nouveautes: "Ce qui m’est adressé : fiches, avis, saisines"
    case .reponses: "Ce qui revient de ce que j’ai envoyé"
    case .rappels: "Ce qui est en retard, une fois par jour au plus"
    case .compte: "Ce qui change de mes clés et de mes certificats"
    }
  }

  /// Those that may be turned off.
  public static let facultatives: [SorteDeNotification] = [.nouveautes, .reponses, .rappels]
}

/// Where an agent wants to be told, and of what. An agent's address is professional data, and nobody else's business.
public struct PreferencesDeCourriel: Hashable, Sendable {
  /// Where; nil to be told nothing.
  public let adresse: Courriel?
  /// What they do not want to be told.
  public let refusees: Set<SorteDeNotification>

  /// Of who said nothing: there is no address to write to.
  public static let aucune = PreferencesDeCourriel()

  private init() { (adresse, refusees) = (nil, []) }

  /// What an agent wants.
  /// - Throws: `inconsistent` when they refuse what may not be turned off.
  public init(adresse: Courriel?, refusees: Set<SorteDeNotification> = []) throws(LiaisonError) {
    guard refusees.isSubset(of: SorteDeNotification.facultatives) else {
      throw LiaisonError(.inconsistent, champ: "refusees")
    }
    (self.adresse, self.refusees) = (adresse, refusees)
  }

  /// Where to tell of something; nil when it is not wanted.
  public func adresse(pour sorte: SorteDeNotification) -> Courriel? { refusees.contains(sorte) ? nil : adresse }
}
