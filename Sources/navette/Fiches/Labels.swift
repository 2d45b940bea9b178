import Liaison

/// French labels of the codes that answers hold; a code of another version is shown as it is.
enum Labels {
  static func etat(_ code: String) -> String { label(EtatFiche.Nature.self, code) }
  static func etatAvis(_ code: String) -> String { label(EtatAvis.Nature.self, code) }
  /// Where something stands, by what its reference designates.
  static func etat(_ code: String, of kind: Reference.Kind) -> String {
    switch kind {
    case .avisDePeril, .transmissionOrale: etatAvis(code)
    case .saisine: label(SuitesDonnees.Etat.self, code)
    case .ficheNavette: etat(code)
    }
  }
  static func circuit(_ code: String) -> String { label(Circuit.self, code) }
  static func urgence(_ code: String) -> String { label(Urgence.self, code) }
  static func role(_ code: String) -> String { label(Role.self, code) }
  static func nature(_ code: String) -> String { label(NatureOrganisme.self, code) }

  static func label<List: Coded>(_ list: List.Type, _ code: String) -> String {
    (try? List(code: code))?.libelle ?? SafeText.line(code)
  }
}
