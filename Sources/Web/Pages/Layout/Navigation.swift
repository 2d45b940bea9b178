internal import Liaison
internal import Markup

/// Where each role may go. It spares people doors that are closed to them; whether a door is closed is the policies' matter.
enum Navigation {
  /// One place.
  struct Entry {
    let link: Link
    let label: String
  }

  /// The places of a role, in order.
  static func entries(for role: Role) -> [Entry] {
    var entries = [Entry(link: "/", label: "Accueil")]
    if mayWrite(role) { entries.append(Entry(link: "/fiches/nouvelle", label: "Nouvelle fiche")) }
    if mayReceive(role) { entries.append(Entry(link: "/reception", label: "Fiches reçues")) }
    if mayWrite(role) {
      entries.append(Entry(link: "/fiches", label: "Fiches envoyées"))
      entries.append(Entry(link: "/brouillons", label: "Brouillons"))
      entries.append(Entry(link: "/orale", label: "Transmission orale"))
    }
    if maySearch(role) { entries.append(Entry(link: "/recherche", label: "Déjà connue ?")) }
    if role == .cadreSecteur || role == .auditeur {
      entries.append(Entry(link: "/orales", label: "Transmissions orales"))
    }
    if mayAudit(role) {
      entries.append(Entry(link: "/audit/entrees", label: "Journal"))
      entries.append(Entry(link: "/audit/integrite", label: "Intégrité"))
      entries.append(Entry(link: "/audit/relectures", label: "Relectures"))
      entries.append(Entry(link: "/audit/rapports", label: "Rapports"))
      entries.append(Entry(link: "/audit/exports", label: "Exports"))
    }
    if role == .agentFSI || role == .intervenant { entries.append(Entry(link: "/saisines", label: "Saisines")) }
    if role == .intervenant { entries.append(Entry(link: "/passages", label: "Compter un passage")) }
    if readsStatistics(role) { entries.append(Entry(link: "/statistiques", label: "Statistiques")) }
    if role == .dpo { entries.append(Entry(link: "/conservation", label: "Conservation")) }
    if mayReadAvis(role) { entries.append(Entry(link: "/avis", label: "Avis de péril")) }
    return entries
  }

  /// Who writes fiches and avis de péril.
  static func mayWrite(_ role: Role) -> Bool { role == .intervenant || role == .travailleurSocial }

  /// Who receives fiches.
  static func mayReceive(_ role: Role) -> Bool {
    switch role {
    case .intervenant, .travailleurSocial, .crip, .autoriteJudiciaire, .prefet, .partenaire: true
    case .cadreSecteur, .agentFSI, .autoriteFonctionnelle, .employeur, .pilotage, .auditeur, .moniteur, .dpo,
      .administrateur:
      false
    }
  }

  /// Who has figures among their daily work; everyone may read those that are published.
  static func readsStatistics(_ role: Role) -> Bool {
    switch role {
    case .intervenant, .cadreSecteur, .autoriteFonctionnelle, .employeur, .pilotage, .dpo: true
    case .travailleurSocial, .crip, .autoriteJudiciaire, .prefet, .agentFSI, .partenaire, .auditeur, .moniteur,
      .administrateur:
      false
    }
  }

  /// Who sends, receives or reviews avis de péril.
  static func mayReadAvis(_ role: Role) -> Bool {
    switch role {
    case .intervenant, .travailleurSocial, .cadreSecteur, .crip, .autoriteJudiciaire, .prefet, .agentFSI, .partenaire:
      true
    case .autoriteFonctionnelle, .employeur, .pilotage, .auditeur, .moniteur, .dpo, .administrateur: false
    }
  }

  /// Who looks persons up among the fiches they may list.
  static func maySearch(_ role: Role) -> Bool { mayWrite(role) || role == .crip }

  /// Who reviews the journal.
  static func mayAudit(_ role: Role) -> Bool { role == .auditeur || role == .dpo }
}
