internal import Gateway

/// What each part of a list is called, and what is said when it is empty.
enum VueWords {
  /// The parts that are proposed, in order; nil is everything.
  static func choices(in box: ListFiches.Box) -> [(vue: ListFiches.Vue?, label: String)] {
    switch box {
    case .envoyees:
      [
        (nil, "Toutes"), (.attente, "En attente d’accusé de réception"), (.cours, "Prises en charge"),
        (.retard, "En retard"), (.reponses, "Avec une réponse"), (.terminees, "Terminées"),
      ]
    case .recues:
      [
        (.ouvertes, "À traiter"), (.attente, "Sans accusé de réception"), (.cours, "Prises en charge"),
        (.retard, "En retard"), (.reponses, "Avec une réponse"), (.terminees, "Terminées"),
      ]
    }
  }

  /// What the table holds, and how it is sorted.
  static func caption(_ vue: ListFiches.Vue?, in box: ListFiches.Box) -> String {
    let what = choices(in: box).first { $0.vue == vue }?.label ?? "À traiter"
    return
      "\(what) : \(box == .recues ? "les plus urgentes d’abord, puis par échéance" : "les dernières transmises d’abord")"
  }

  /// What is said of an empty part, and what to do.
  static func empty(_ vue: ListFiches.Vue?, in box: ListFiches.Box) -> String {
    switch (box, vue) {
    case (.envoyees, nil): "Vous n’avez encore transmis aucune fiche."
    case (.envoyees, .attente): "Aucune de vos fiches n’attend d’accusé de réception."
    case (.recues, .ouvertes), (.recues, .attente):
      "Aucune fiche ne vous attend. Les fiches adressées à votre service paraissent ici dès qu’elles sont transmises."
    case (_, .retard): "Rien n’est en retard."
    default: "Aucune fiche ici."
    }
  }
}
