internal import Liaison
internal import Markup

extension Pages {
  /// What awaits each one.
  static let accueil: [Page] = [
    .get(Path("/")) { visit, _ in
      .page(
        PageContent("Bonjour") {
          p { "Vous êtes connecté en tant que \(visit.role.libelle)." }
        }, visit)
    }
  ]
}
