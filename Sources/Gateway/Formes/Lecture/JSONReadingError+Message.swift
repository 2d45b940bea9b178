public import JSON

extension JSONReadingError {
  /// What to tell the person who typed it, in French: the message of a field in a 422 problem.
  public var message: String {
    switch code {
    case .unknownField: "Ce champ n’existe pas."
    case .missingField: "Ce champ est nécessaire."
    case .wrongType: "Cette valeur n’est pas du type attendu."
    case .tooLong: Self.detailed("Ce texte est trop long", expected.map { "\($0) caractères au plus" })
    case .tooShort: "Ce champ est vide ou trop court."
    case .tooMany: Self.detailed("Il y a trop d’éléments", expected.map { "\($0) au plus" })
    case .outOfRange: "Cette valeur est hors des limites admises."
    case .notInList: Self.detailed("Cette valeur n’est pas dans la liste", expected)
    case .invalidFormat: Self.detailed("Cette valeur n’a pas la forme attendue", expected)
    case .controlCharacter: "Ce texte contient un caractère qui n’est pas admis."
    case .duplicate: "Cet élément figure deux fois."
    case .inconsistent: "Ces réponses se contredisent."
    }
  }

  private static func detailed(_ sentence: String, _ detail: String?) -> String {
    detail.map { "\(sentence) (\($0))." } ?? "\(sentence)."
  }
}
