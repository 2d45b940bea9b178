/// What a unit or a service tells the intervenant: who, what kind of situation, the least that must be known, and what the
/// person answered. Sealed; the codes that the gateway needs are kept beside it.
public struct MessageDeSaisine: Hashable, Sendable {
  /// Who.
  public let personne: Ligne<160>
  /// How to reach them without danger, if it is known.
  public let joindre: Texte<200>?
  /// How they appear in the situation.
  public let profil: Profil
  /// What kind of situation.
  public let problematique: Problematique
  /// The facts that the intervenant cannot do without.
  public let faits: Texte<500>
  /// Whether the unit itself refers the person.
  public let mode: ModeSaisine
  /// How the unit met them.
  public let origine: OrigineSaisine
  /// How soon.
  public let urgence: Urgence
  /// What they answered: to be contacted, and that the unit learns what follows.
  public let accord: Accord

  /// What an agreement taken at a saisine may be about: the rest is for the intervenant to ask.
  public static let objetsAdmis: Set<ObjetAccord> = [.contact, .suitesFsi]

  /// Gathers a message.
  /// - Throws: `inconsistent` when the agreement is about something else than being contacted and what follows.
  public init(
    personne: Ligne<160>, joindre: Texte<200>? = nil, profil: Profil, problematique: Problematique, faits: Texte<500>,
    mode: ModeSaisine, origine: OrigineSaisine, urgence: Urgence, accord: Accord
  ) throws(LiaisonError) {
    guard accord.objetsAccordes.isSubset(of: Self.objetsAdmis) else {
      throw LiaisonError(.inconsistent, champ: "accord/objets")
    }
    (self.personne, self.joindre, self.profil) = (personne, joindre, profil)
    (self.problematique, self.faits) = (problematique, faits)
    (self.mode, self.origine, self.urgence, self.accord) = (mode, origine, urgence, accord)
  }
}
