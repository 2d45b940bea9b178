internal import Markup

extension Pages {
  /// Help, and what the gateway sees.
  static let aide: [Page] = [
    .get(Path("/aide")) { visit, _ in .page(Aide(role: visit.role).content, visit) },
    .get(Path("/confidentialite")) { visit, _ in .page(Confidentialite.content, visit) },
  ]
}
