/// How the destination is chosen: the commune of residence decides, unless the author does.
public enum ChoixDestination: Hashable, Sendable {
  /// The secteur that covers a commune.
  case commune(CodeCommune)
  /// A body that the author names; the reason is needed when a commune could have decided (homeless, other département…).
  case organisme(OrganismeID, MotifDestinataire?)
}
