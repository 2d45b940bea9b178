import JSON

/// The right circuit before sending, and what the law imposes after: an alert is raised, then settled.
struct DevoirsScene {
  let stage: DemoStage

  private let author = "intervenant-gendarmerie"

  func play() throws {
    stage.chapter("Le bon circuit, et ce que la loi impose")
    try orientation()
    try simulation()
    let reference = try alert()
    try settle(reference)
  }

  private func orientation() throws {
    try stage.play(
      "Demande quels circuits ces faits imposent, ouvrent et ferment", as: author,
      [
        "orient", "--who", "famille", "--age", "26-39", "--facts", "violences-physiques", "--danger", "possible",
        "--agreement", "donne", "--agreed", "contact", "--agreed", "transmission", "--commune", "01093", "--json",
      ], .status(200)
    ) { step in
      let answer = try step.answer()
      guard answer["devoirs"]?[0]?["code"]?.string == "transmettre-a-la-crip",
        answer["imposees"]?[0]?["fondements"]?[0]?.string == "casf-l226-2-1"
      else { throw DemoFault("le devoir de transmettre à la CRIP n’est pas imposé") }
      let count = { (name: String) in answer[name]?.array?.count ?? 0 }
      guard count("ouvertes") > 0, count("fermees") > 0 else { throw DemoFault("l’orientation est incomplète") }
      return [
        "imposé : \(answer["devoirs"]?[0]?["motif"]?.string ?? "")",
        "\(count("ouvertes")) voies ouvertes, \(count("fermees")) fermées, chacune avec son article",
      ]
    }
  }

  private func simulation() throws {
    let path = try stage.hand("15-famille-avec-enfants-frappes.json", to: author)
    try stage.play(
      "Simule vers trois organismes à la fois ; rien n’est envoyé ni journalisé", as: author,
      ["transmit", path, "--dry-run", "--to", "bailleur-demo", "--to", "commissariat-bourg", "--json"], .status(200)
    ) { step in
      let simulations = try step.answer()["simulations"]?.array ?? []
      guard simulations.map({ $0["decision"]?.string }) == ["permise", "refusee", "refusee"] else {
        throw DemoFault("les trois décisions ne sont pas les bonnes")
      }
      return simulations.map { simulation in
        let nearest = simulation["conditions"]?[0]
        let missing = (nearest?["conditions"]?.array ?? []).compactMap(\.string).joined(separator: ", ")
        let first = missing.isEmpty ? "" : " ; il manque : \(missing) (\(nearest?["articles"]?.string ?? ""))"
        return "\(simulation["destination"]?.string ?? "?") : \(simulation["decision"]?.string ?? "?")\(first)"
      }
    }
  }

  private func alert() throws -> String {
    let reference = try stage.transmit(
      "15-famille-avec-enfants-frappes.json", "Transmet au secteur, avec l’accord de la mère", as: author,
      to: "secteur-dombes"
    ) { answer in
      guard answer["alertes"]?[0]?["code"]?.string == "transmettre-a-la-crip" else {
        throw DemoFault("l’auteur n’est pas alerté")
      }
      return ["ALERTE : \(answer["alertes"]?[0]?["motif"]?.string ?? "")"]
    }
    try stage.play("Revoit l’alerte dans sa liste", as: author, ["inbox", "--sent", "--json"], .status(200)) { step in
      guard try owed(step).contains("transmettre-a-la-crip") else {
        throw DemoFault("l’alerte n’est pas dans la liste")
      }
      return ["\(reference) : transmettre à la CRIP, reste dû ; rien n’est bloqué"]
    }
    return reference
  }

  private func settle(_ reference: String) throws {
    let path = try stage.hand("16-information-preoccupante-de-suite.json", to: author)
    try stage.play(
      "Ne peut pas donner suite à la fiche d’une autre", as: "intervenant-police",
      [
        "transmit", try stage.hand("16-information-preoccupante-de-suite.json", to: "intervenant-police"), "--follows",
        reference,
      ],
      .refused(articles: ["226-13"]))
    let sent = try stage.play(
      "Transmet à la CRIP, en suite de la première fiche", as: author,
      ["transmit", path, "--follows", reference, "--json"], .status(201)
    ) { step in
      guard try step.answer()["accomplies"]?[0]?["code"]?.string == "transmettre-a-la-crip" else {
        throw DemoFault("le devoir n’est pas éteint")
      }
      return ["le devoir est accompli ; il reste à informer les parents"]
    }
    guard let second = try sent.answer()["reference"]?.string else { return }
    try stage.play(
      "Répond : les parents sont informés", as: author,
      ["obligation", "settle", second, "--obligation", "informer-les-parents", "--answer", "faite", "--json"],
      .status(200))
    try stage.play("Vérifie que rien ne lui reste dû", as: author, ["obligation", "list", "--json"], .status(200)) {
      step in
      let left = (try step.answer()["obligations"]?.array ?? []).compactMap { $0["reference"]?.string }
      guard !left.contains(reference), !left.contains(second) else { throw DemoFault("quelque chose reste dû") }
      return ["rien pour cette situation"]
    }
  }

  private func owed(_ step: DemoStep) throws -> [String] {
    (try step.answer()["obligationsDues"]?.array ?? []).compactMap { $0["code"]?.string }
  }
}
