/// Who lives with the person, adults above all: children in danger have their own section.
public struct CompositionFamiliale: Hashable, Sendable {
  /// Someone of the household or the family.
  public struct Membre: Hashable, Sendable {
    /// How they are related.
    public let lien: LienFamilial
    /// Their name.
    public let nom: Ligne<160>?
    /// Their date of birth.
    public let naissance: DateDeNaissance?
    /// Whether they live with the person.
    public let auFoyer: Bool

    /// Describes a member.
    public init(lien: LienFamilial, nom: Ligne<160>? = nil, naissance: DateDeNaissance? = nil, auFoyer: Bool) {
      (self.lien, self.nom, self.naissance, self.auFoyer) = (lien, nom, naissance, auFoyer)
    }
  }

  /// Family situation.
  public let situation: SituationFamiliale
  /// Number of minor children at home, 0...30.
  public let enfantsMineurs: Int
  /// Members, at most 30.
  public let membres: [Membre]
  /// Anything else.
  public let precisions: Texte<1000>?

  /// Gathers a household.
  /// - Throws: `outOfRange` or `tooMany`.
  public init(
    situation: SituationFamiliale, enfantsMineurs: Int = 0, membres: [Membre] = [], precisions: Texte<1000>? = nil
  ) throws(LiaisonError) {
    guard (0...30).contains(enfantsMineurs) else { throw LiaisonError(.outOfRange, champ: "enfantsMineurs") }
    guard membres.count <= 30 else { throw LiaisonError(.tooMany, champ: "membres") }
    (self.situation, self.enfantsMineurs, self.membres) = (situation, enfantsMineurs, membres)
    self.precisions = precisions
  }
}
