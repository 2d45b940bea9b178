/// Why a content is not what its description says. It names a kind of fault, never a byte of the content.
public enum ContenuRefuse: Error, Hashable, Sendable, CaseIterable {
  /// It is not a whole document of the type that was announced.
  case autreType
  /// Something follows the end of the document: nobody who looks at it would see that.
  case suite
  /// Another program would read it as a file of another type.
  case double
  /// A text that is not UTF-8, or that holds what a text does not show.
  case caractere

  /// What to tell the person who sends it, in French.
  public var message: String {
    switch self {
    case .autreType: "Ce contenu n’est pas un document entier du type annoncé."
    case .suite:
      "Quelque chose suit la fin de ce document, que le lecteur ne verrait pas : enregistrez-le de nouveau avant de le joindre."
    case .double:
      "Ce document se lit aussi comme un fichier d’un autre type : enregistrez-le de nouveau avant de le joindre."
    case .caractere: "Ce texte n’est pas en UTF-8, ou contient des caractères invisibles qui ne sont pas admis."
    }
  }
}
