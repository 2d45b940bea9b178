/// Who the person is.
public struct Identite: Hashable, Sendable {
  /// Family name, as in the civil register.
  public let nom: Ligne<80>
  /// Name used, where it differs.
  public let nomUsage: Ligne<80>?
  /// First names.
  public let prenoms: Ligne<80>
  /// Sex.
  public let sexe: Sexe
  /// Date of birth, or nil with an estimated class.
  public let naissance: DateDeNaissance?
  /// Estimated age class when the date is unknown.
  public let ageEstime: ClasseAge?
  /// Language in which to speak, and whether an interpreter is needed.
  public let langue: Ligne<40>?

  /// Gathers an identity.
  /// - Throws: `inconsistent` if both a date of birth and an estimated age are given.
  public init(
    nom: Ligne<80>, nomUsage: Ligne<80>? = nil, prenoms: Ligne<80>, sexe: Sexe, naissance: DateDeNaissance? = nil,
    ageEstime: ClasseAge? = nil, langue: Ligne<40>? = nil
  ) throws(LiaisonError) {
    guard naissance == nil || ageEstime == nil else { throw LiaisonError(.inconsistent, champ: "ageEstime") }
    (self.nom, self.nomUsage, self.prenoms, self.sexe) = (nom, nomUsage, prenoms, sexe)
    (self.naissance, self.ageEstime, self.langue) = (naissance, ageEstime, langue)
  }

  /// The age class on a day.
  public func classeAge(le day: CalendarDay) -> ClasseAge { naissance?.classe(le: day) ?? ageEstime ?? .inconnue }
}
