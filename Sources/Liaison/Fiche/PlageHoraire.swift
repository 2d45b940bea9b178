/// When it is safe to call: some days of the week, between two hours.
public struct PlageHoraire: Hashable, Sendable {
  /// The days, at least one.
  public let jours: Set<JourSemaine>
  /// From.
  public let debut: HeureLocale
  /// To, later than `debut`.
  public let fin: HeureLocale

  /// Describes a slot.
  /// - Throws: `missing` without a day, `inconsistent` if it ends before it begins.
  public init(jours: Set<JourSemaine>, debut: HeureLocale, fin: HeureLocale) throws(LiaisonError) {
    guard !jours.isEmpty else { throw LiaisonError(.missing, champ: "jours") }
    guard debut < fin else { throw LiaisonError(.inconsistent, champ: "fin") }
    (self.jours, self.debut, self.fin) = (jours, debut, fin)
  }
}
