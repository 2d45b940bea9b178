internal import Liaison

extension DirectorySnapshot {
  /// The body that was spoken to, or an example of its kind when the directory does not have it.
  /// - Throws: ``GatewayError`` with `invalid` for a body that does not exist, or is of another kind than was said.
  func organisme(_ interlocuteur: Interlocuteur) throws -> Organisme {
    guard let id = interlocuteur.organisme else {
      return try SorteDOrganisme(nature: interlocuteur.nature, typePartenaire: interlocuteur.typePartenaire).exemple()
    }
    guard let found = organismes[id] else {
      throw GatewayError(.invalid, "Cet organisme est inconnu.", field: "interlocuteur/organisme")
    }
    guard found.nature == interlocuteur.nature,
      interlocuteur.typePartenaire == nil || interlocuteur.typePartenaire == found.typePartenaire
    else {
      throw GatewayError(.invalid, "Cet organisme n’est pas de cette nature.", field: "interlocuteur/nature")
    }
    return found
  }
}
