internal import HTTP
internal import Markup

/// The site, page by page.
enum Pages {
  /// Every page.
  static let all: [Page] =
    accueil + compte + ecriture + brouillons + listes + recherche + fiche + actes + perils + suivi(AvisEcrit.self)
    + saisines
    + orales
    + suivi(AvisOral.self) + statistiques + audit + conservation + aide + ressources

  /// The files that pages refer to.
  private static let ressources: [Page] = [
    .get(Path("/ressources/{fichier}", .fichier("[a-z0-9.-]+"))) { visit, name in
      guard let file = visit.assets.file(name) else { throw Problem.unknownPath }
      return .now(file.response)
    }
  ]
}
