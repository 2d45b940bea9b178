import JSON

/// The refusals that matter, each with the article that refuses.
struct RefusalsScene {
  let stage: DemoStage
  let references: CircuitsScene.References

  func play() throws {
    stage.chapter("Les refus qui comptent, chacun avec son article")
    try readers()
    try grounds()
    try minimisation()
    try separation()
    try wrongField()
  }

  private func readers() throws {
    try stage.play(
      "Demande le contenu d’une fiche", as: "commandant", ["open", references.couple],
      .refused(articles: ["226-13"]))
    try stage.play(
      "Ouvre la fiche d’un autre secteur", as: "ts-dombes-1", ["open", references.couple],
      .refused(articles: ["226-13"]))
    try stage.play(
      "Ouvre une fiche depuis le commissariat", as: "agent-fsi", ["open", references.couple],
      .refused(articles: ["226-13"]))
    try stage.play(
      "Suit la fiche d’un autre intervenant", as: "intervenant-gendarmerie", ["timeline", references.couple],
      .refused(articles: ["226-13"]))
    try stage.play(
      "Ouvre une fiche pour la contrôler", as: "auditeur", ["open", references.isolated],
      .refused(articles: ["226-13"]))
  }

  private func grounds() throws {
    try refuse(
      "11-sans-accord.json", "Transmet malgré le refus de la personne", article: "226-13",
      missing: "la personne a donné son accord")
    try refuse(
      "12-emprise-sans-professionnel-de-sante.json",
      "Invoque l’emprise (226-14 3°), réservée aux professionnels de santé", article: "226-14 2°, 2° bis et 3°",
      missing: "vous exercez une profession de santé")
    try refuse(
      "13-vers-la-police.json", "Adresse une fiche à une unité de police", article: "226-13",
      missing: "le destinataire est un secteur")
    try refuse(
      "01-violences-au-sein-du-couple.json", "Transmet une fiche depuis l’état-major", article: "226-13",
      as: "commandant")
  }

  private func minimisation() throws {
    try refuse(
      "10-expulsion-et-sante.json", "Envoie la rubrique santé à un bailleur, qui ne peut l’avoir",
      article: "RGPD, art. 9.1", missing: "destinataire")
    let author = "intervenant-police"
    let source = try stage.hand("10-expulsion-et-sante.json", to: author)
    guard let path = FilePath(source) else { return }
    var body = try TextFile.object(path)
    body["minimiser"] = true
    let reduced = stage.folder.agent(author).appending("documents/10-expulsion-minimisee.json")
    try PrivateFile.create(reduced, JSON.object(body).serialized(.pretty))
    let reference = try stage.transmit(
      "10-expulsion-minimisee.json", "Transmet la même fiche minimisée", as: author, to: "bailleur-demo"
    ) { answer in
      let held = (answer["retenues"]?.array ?? []).compactMap { $0["rubrique"]?.string }
      guard held == ["sante"] else { throw DemoFault("la rubrique santé n’est pas retenue") }
      return []
    }
    try stage.open(reference, "Ouvre ce qui lui est permis", as: "bailleur") { envelopes in
      guard let fiche = envelopes.first?["contenu"]?["fiche"], fiche["identite"] != nil, fiche["sante"] == nil else {
        throw DemoFault("la rubrique santé est dans l’enveloppe du bailleur")
      }
      return "la fiche, sans la santé"
    }
  }

  private func separation() throws {
    let out = stage.folder.agent("intervenant-police").appending("journal").description
    try stage.play(
      "Demande le journal", as: "intervenant-police", ["journal", "export", out],
      .refused(articles: ["RGPD, art. 5.1.f"]))
  }

  private func wrongField() throws {
    let path = try stage.hand("14-commune-inconnue.json", to: "intervenant-police")
    try stage.play(
      "Transmet avec une commune qui n’existe pas", as: "intervenant-police", ["transmit", path],
      .invalid(field: "/fiche/coordonnees/commune")
    ) { step in ["champ nommé : \(step.act?.fields.joined(separator: ", ") ?? "") ; rien n’est enregistré"] }
  }

  private func refuse(
    _ file: String, _ title: String, article: String, missing condition: String? = nil,
    as agent: String = "intervenant-police"
  ) throws {
    let path = try stage.hand(file, to: agent)
    try stage.play(
      title, as: agent, ["transmit", path],
      .refused(articles: [article], conditions: [condition].compactMap { $0 }))
  }
}
