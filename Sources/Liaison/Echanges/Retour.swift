/// The answer that comes back: what became of the person.
public struct Retour: Hashable, Sendable {
  /// The outcome.
  public let issue: IssueRetour
  /// Already known to the département.
  public let connuDuDepartement: DejaConnu
  /// Already known to the CAF.
  public let connuDeLaCAF: DejaConnu
  /// The next appointment.
  public let prochainRendezVous: CalendarDay?
  /// Towards whom the person was oriented.
  public let orientations: Set<TypePartenaire>
  /// A comment, sealed to the author.
  public let commentaire: Texte<2000>?

  /// Gathers an answer.
  /// - Throws: `missing` for an orientation towards no one.
  public init(
    issue: IssueRetour, connuDuDepartement: DejaConnu, connuDeLaCAF: DejaConnu, prochainRendezVous: CalendarDay? = nil,
    orientations: Set<TypePartenaire> = [], commentaire: Texte<2000>? = nil
  ) throws(LiaisonError) {
    guard issue != .oriente || !orientations.isEmpty else { throw LiaisonError(.missing, champ: "orientations") }
    (self.issue, self.connuDuDepartement, self.connuDeLaCAF) = (issue, connuDuDepartement, connuDeLaCAF)
    (self.prochainRendezVous, self.orientations) = (prochainRendezVous, orientations)
    self.commentaire = commentaire
  }
}
