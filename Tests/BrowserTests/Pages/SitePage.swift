import SystemSupport

/// A page that can be gone to, and a word for its pictures.
struct SitePage {
  let path: String
  let name: String
  /// What it is answered with.
  let status: Int

  init(_ path: String, _ name: String, status: Int = 200) {
    (self.path, self.name, self.status) = (path, name, status)
  }

  /// Everybody's, and different for each.
  private static let own = [SitePage("/", "accueil"), SitePage("/compte", "compte")]
  /// Everybody's, and the same for all: one person looks at them.
  private static let alike = [
    SitePage("/cle", "cle"), SitePage("/aide", "aide"), SitePage("/confidentialite", "confidentialite"),
    SitePage("/nulle-part", "introuvable", status: 404),
  ]
  /// Those of who writes.
  private static let writing = [
    SitePage("/fiches/nouvelle", "nouvelle-fiche"), SitePage("/peril", "peril"), SitePage("/fiches", "envoyees"),
    SitePage("/reception", "reception"), SitePage("/circuits", "circuits"), SitePage("/brouillons", "brouillons"),
    SitePage("/orale", "orale"), SitePage("/orales", "orales"),
    SitePage("/fiches/nouvelle?circuit=information-preoccupante", "nouvelle-ip"),
  ]
  /// Those of who reviews the journal.
  private static let audit = [
    SitePage("/audit/entrees", "journal"), SitePage("/audit/entrees?decision=refusee&du=2020-01-01", "journal-cherche"),
    SitePage("/audit/entrees?agent=Pas%20un%20agent", "journal-fautif", status: 422),
    SitePage("/audit/entrees/0", "entree"), SitePage("/audit/integrite", "integrite"),
    SitePage("/audit/exports", "exports"),
    SitePage("/audit/relectures", "relectures"), SitePage("/audit/rapports", "rapports"),
  ]
  private static let warnings = [SitePage("/avis", "avis")]

  /// The pages of somebody at this post.
  static func all(for post: Post) -> [SitePage] {
    switch post.role {
    case "intervenant": own + alike + writing + warnings
    case "travailleur-social": own + writing + warnings
    case "cadre-secteur": own + warnings + [SitePage("/orales", "orales")]
    case "agent-fsi": own + warnings
    case "auditeur": own + audit + [SitePage("/orales", "orales")]
    case "dpo": own + audit
    default: own
    }
  }
}
