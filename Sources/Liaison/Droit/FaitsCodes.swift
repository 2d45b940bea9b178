/// The facts on which a decision rests, coded: no name, no text. The journal keeps them, so that the decision can be
/// replayed later against the policies of that day.
///
/// `personne` is the person about whom the fiche or the avis is: the victim, the minor, the one who consults.
public struct FaitsCodes: Hashable, Sendable {
  /// How the person appears.
  public let profil: Profil
  /// The age class.
  public let classeAge: ClasseAge
  /// Whether the person is able to protect themself.
  public let protection: CapaciteSeProteger
  /// The nature of the facts.
  public let natures: Set<NatureFaits>
  /// How near the danger is.
  public let imminence: Imminence
  /// What is known of a weapon.
  public let arme: SituationArme
  /// Whether the person is dangerous, for themself or for others.
  public let dangereux: Bool
  /// Whether the person consults the author: the weapon case is about no one else.
  public let consulteAuteur: Bool
  /// Where the person's agreement stands.
  public let accord: EtatAccord
  /// What is agreed to.
  public let objetsAccord: Set<ObjetAccord>
  /// Whether the parents of a minor were told first.
  public let parents: InformationParents
  /// Why not.
  public let motifParents: MotifParentsNonInformes?
  /// Whether difficulties are aggravated (CASF L121-6-2).
  public let difficultesAggravees: Bool
  /// Whether several professionals are already at work (CASF L121-6-2).
  public let plusieursProfessionnels: Bool

  /// Gathers facts.
  /// - Throws: `missing` for an inability without a cause; `inconsistent` for objects of an agreement that was not given, or
  ///   a reason not to tell parents who were told.
  public init(
    profil: Profil, classeAge: ClasseAge, protection: CapaciteSeProteger = .nonEvaluee, natures: Set<NatureFaits> = [],
    imminence: Imminence = .aucune, arme: SituationArme = .aucune, dangereux: Bool = false,
    consulteAuteur: Bool = false,
    accord: EtatAccord, objetsAccord: Set<ObjetAccord> = [], parents: InformationParents = .sansObjet,
    motifParents: MotifParentsNonInformes? = nil, difficultesAggravees: Bool = false,
    plusieursProfessionnels: Bool = false
  ) throws(LiaisonError) {
    if case .incapable(let causes) = protection, causes.isEmpty { throw LiaisonError(.missing, champ: "causes") }
    guard accord == .donne || objetsAccord.isEmpty else { throw LiaisonError(.inconsistent, champ: "objetsAccord") }
    guard motifParents == nil || parents == .nonInformes else {
      throw LiaisonError(.inconsistent, champ: "motifParents")
    }
    (self.profil, self.classeAge, self.protection, self.natures) = (profil, classeAge, protection, natures)
    (self.imminence, self.arme, self.dangereux) = (imminence, arme, dangereux)
    (self.consulteAuteur, self.accord, self.objetsAccord) = (consulteAuteur, accord, objetsAccord)
    (self.parents, self.motifParents) = (parents, motifParents)
    (self.difficultesAggravees, self.plusieursProfessionnels) = (difficultesAggravees, plusieursProfessionnels)
  }

  /// Whether the person is a minor; nil when unknown.
  public var estMineur: Bool? { classeAge.estMineur }
}
