/// Minors in danger or at risk.
public struct Mineurs: Hashable, Sendable {
  /// One minor.
  public struct Mineur: Hashable, Sendable {
    /// Name and first names.
    public let nom: Ligne<160>
    /// Date of birth, or nil with an estimated class.
    public let naissance: DateDeNaissance?
    /// Estimated age class, of a minor.
    public let ageEstime: ClasseAge?
    /// Sex.
    public let sexe: Sexe
    /// School or nursery.
    public let scolarite: Ligne<160>?
    /// With whom the child lives.
    public let vitAvec: Ligne<160>?

    /// Describes a minor.
    /// - Throws: `inconsistent` if both a date and an estimated age are given, or an adult's class.
    public init(
      nom: Ligne<160>, naissance: DateDeNaissance? = nil, ageEstime: ClasseAge? = nil, sexe: Sexe,
      scolarite: Ligne<160>? = nil, vitAvec: Ligne<160>? = nil
    ) throws(LiaisonError) {
      guard naissance == nil || ageEstime == nil, ageEstime?.estMineur ?? true else {
        throw LiaisonError(.inconsistent, champ: "ageEstime")
      }
      (self.nom, self.naissance, self.ageEstime, self.sexe) = (nom, naissance, ageEstime, sexe)
      (self.scolarite, self.vitAvec) = (scolarite, vitAvec)
    }
  }

  /// The minors, 1...20.
  public let mineurs: [Mineur]
  /// The danger, or the elements that give concern.
  public let elements: Texte<4000>
  /// What the parents say or do.
  public let positionDesParents: Texte<1000>?

  /// Gathers minors.
  /// - Throws: `missing` without a minor, `tooMany` past 20.
  public init(
    mineurs: [Mineur], elements: Texte<4000>, positionDesParents: Texte<1000>? = nil
  ) throws(LiaisonError) {
    guard !mineurs.isEmpty else { throw LiaisonError(.missing, champ: "mineurs") }
    guard mineurs.count <= 20 else { throw LiaisonError(.tooMany, champ: "mineurs") }
    (self.mineurs, self.elements, self.positionDesParents) = (mineurs, elements, positionDesParents)
  }
}
