internal import Markup

extension Pages {
  /// Help, and what the gateway sees.
  static let aide: [Page] = [
    .get(Path("/confidentialite")) { visit, _ in
      .page(
        PageContent("Ce que la passerelle voit et ne voit pas") {
          p { "La passerelle voit le texte d’une fiche une seule fois, au moment où vous la transmettez." }
        }, visit)
    }
  ]
}
