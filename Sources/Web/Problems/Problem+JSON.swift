internal import HTTP
internal import JSON

extension Problem {
  /// Bytes that are not the JSON we read. Where, never what.
  init(_ error: JSONError) {
    self.init(
      .json, error.code == .tooLong ? .contentTooLarge : .badRequest, "JSON illisible",
      "Le corps n’est pas du JSON strict (\(Self.sentence(error.code))), ligne \(error.line), colonne \(error.column).")
  }

  /// A member that is not what the form asks for.
  init(_ error: JSONReadingError) { self = .fields([FieldFault(error)]) }

  private static func sentence(_ code: JSONError.Code) -> String {
    switch code {
    case .invalidUTF8: "l’UTF-8 est invalide"
    case .unexpectedEnd: "le texte s’arrête trop tôt"
    case .unexpectedByte: "un caractère est inattendu"
    case .invalidEscape: "un échappement est invalide"
    case .loneSurrogate: "une moitié de caractère est seule"
    case .controlCharacter: "un caractère de contrôle est interdit"
    case .invalidNumber: "un nombre est mal écrit"
    case .duplicateName: "un nom est répété dans un objet"
    case .tooDeep: "il y a trop de niveaux"
    case .tooLong: "il est trop long"
    case .trailingBytes: "quelque chose suit la fin"
    }
  }
}
