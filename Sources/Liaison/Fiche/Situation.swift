/// The situation and its social evaluation.
public struct Situation: Hashable, Sendable {
  /// How the person appears.
  public let profil: Profil
  /// The main social problem.
  public let problematique: Problematique
  /// The others, without the main one.
  public let autresProblematiques: Set<Problematique>
  /// The evaluation.
  public let evaluation: Texte<4000>
  /// Housing.
  public let logement: Texte<500>?
  /// Income and debts.
  public let ressources: Texte<500>?
  /// Steps already taken.
  public let demarches: Texte<1000>?

  /// Gathers an evaluation.
  /// - Throws: `duplicate` if the main problem is also among the others.
  public init(
    profil: Profil, problematique: Problematique, autresProblematiques: Set<Problematique> = [],
    evaluation: Texte<4000>, logement: Texte<500>? = nil, ressources: Texte<500>? = nil, demarches: Texte<1000>? = nil
  ) throws(LiaisonError) {
    guard !autresProblematiques.contains(problematique) else {
      throw LiaisonError(.duplicate, champ: "autresProblematiques")
    }
    (self.profil, self.problematique, self.evaluation) = (profil, problematique, evaluation)
    (self.autresProblematiques, self.logement) = (autresProblematiques, logement)
    (self.ressources, self.demarches) = (ressources, demarches)
  }
}
