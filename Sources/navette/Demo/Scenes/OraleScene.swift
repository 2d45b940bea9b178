import JSON

/// What was said aloud, recorded in thirty seconds; and a reminder that comes too soon.
struct OraleScene {
  let stage: DemoStage

  private let author = "intervenant-police"

  func play() throws {
    stage.chapter("Dit de vive voix, consigné ensuite ; et relancer")
    let reference = try record()
    try read(reference)
    try remind()
  }

  private func record() throws -> String {
    let path = try stage.hand("transmission-orale.json", to: author)
    let recorded = try stage.play(
      "Consigne le danger dit à l’officier d’à côté", as: author, ["oral", "record", path, "--json"], .status(201)
    ) { step in
      let answer = try step.answer()
      let duties = (answer["obligations"]?.array ?? []).compactMap { $0["code"]?.string }
      guard answer["permise"]?.bool == true, duties == ["justifier-sous-24-h"] else {
        throw DemoFault("ce que la loi en dit n’est pas là")
      }
      let article = answer["politiques"]?[0]?["articles"]?.string ?? "?"
      return ["\(answer["reference"]?.string ?? "?") ; permise (\(article)) ; justification écrite due sous 24 heures"]
    }
    guard recorded.isRight, let reference = try recorded.answer()["reference"]?.string else {
      throw CommandError(.internalError, "the demo cannot go on: the oral transmission was not recorded")
    }
    try stage.play(
      "N’a rien à consigner : sa fonction ne transmet pas", as: "commandant",
      ["oral", "record", try stage.hand("transmission-orale.json", to: "commandant")], .refused(articles: ["226-13"]))
    return reference
  }

  private func read(_ reference: String) throws {
    try stage.play("Relit ses propres mots", as: author, ["open", reference, "--json"], .status(200)) { step in
      let words = (try step.answer().array ?? []).compactMap { $0["contenu"]?["transmissionOrale"] }
      guard words.count == 1, words[0]["precision"]?.string != nil else { throw DemoFault("ses mots ne sont pas là") }
      return ["scellés pour son auteur seul"]
    }
    let text = try stage.hand("justification.txt", to: author)
    try stage.act(
      ["justify", reference, "--text-file", text], "Écrit la justification due", as: author, etat: "justifie")
    try stage.play(
      "Ne peut pas relire le péril qu’il a dit lui-même", as: author,
      ["review", reference, "--conclusion", "fondee"], .refused(articles: ["RGPD, art. 5.2"]))
    try stage.open(reference, "Ouvre la justification", as: "cadre") { envelopes in
      guard envelopes.count == 1, envelopes[0]["contenu"]?["justification"] != nil else {
        throw DemoFault("le cadre lit autre chose que la justification")
      }
      return "la justification seule, jamais les mots de l’auteur"
    }
    try stage.act(
      ["review", reference, "--conclusion", "a-discuter"], "Relit : à discuter avec l’auteur", as: "cadre", etat: "relu"
    )
    try stage.play(
      "Relit les transmissions orales, en codes seulement", as: "auditeur", ["oral", "list", "--review", "--json"],
      .status(200)
    ) { step in
      let listed = (try step.answer()["orales"]?.array ?? []).compactMap { $0["reference"]?.string }
      guard listed.contains(reference) else { throw DemoFault("la transmission orale n’est pas dans la liste") }
      return ["\(listed.count) transmission(s) orale(s), sans nom ni mot"]
    }
  }

  private func remind() throws {
    let reference = try stage.transmit(
      "05-conflit-de-voisinage.json", "Transmet une autre fiche", as: author, to: "secteur-dombes")
    try stage.play(
      "La relance aussitôt : la réponse dit à partir de quand", as: author, ["remind", reference], .status(409)
    ) { step in
      guard step.errors.contains("possible à partir du") else { throw DemoFault("la date n’est pas dite") }
      return ["un jour après la dernière étape, une fois par jour, et seulement qui l’a prise en charge"]
    }
  }
}
