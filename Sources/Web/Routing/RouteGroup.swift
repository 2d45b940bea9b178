/// What a route is about: how the description of the API sorts them.
enum RouteGroup: String, Sendable, CaseIterable {
  case service, fiches, brouillons, avis, saisines, orales, statistiques, organismes, agents, journal, conservation

  /// What it is about, in French.
  var summary: String {
    switch self {
    case .service: "Ce que la passerelle dit d’elle-même."
    case .fiches: "Les fiches de liaison : orienter, transmettre, ouvrir, répondre, suivre."
    case .brouillons: "Les brouillons de chacun, chiffrés dans son navigateur pour lui seul."
    case .avis: "Les avis de péril et leur justification."
    case .saisines: "Les saisines des intervenants par une unité ou un service, et les suites qui leur sont rendues."
    case .orales: "Ce qui a été dit de vive voix, et consigné ensuite."
    case .statistiques: "Les passages, comptés en codes, et les tableaux qui ne désignent personne."
    case .organismes: "Les organismes, leurs membres et leurs permanences."
    case .agents: "Les agents et leurs certificats."
    case .conservation:
      "La fin de la conservation : échéances, bordereaux d’élimination, archives, effacement par lots."
    case .journal: "Le journal infalsifiable, pour qui le relit (c2sp.org/tlog-tiles)."
    }
  }
}

extension [Route] {
  /// These routes, as a group.
  func about(_ group: RouteGroup) -> [Route] {
    map { route in
      var route = route
      route.group = group
      return route
    }
  }
}
