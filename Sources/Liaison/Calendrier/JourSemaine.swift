/// A day of the week, Monday first.
public enum JourSemaine: String, Coded, CaseIterable {
  case lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche

  /// The list's name.
  public static let referentiel = "jour-semaine"
  /// The French label.
  public var libelle: String { rawValue }
}
