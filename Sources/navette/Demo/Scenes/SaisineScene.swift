import JSON

/// A police unit seizes the intervenants, and learns of what followed by codes alone.
struct SaisineScene {
  let stage: DemoStage
  private let unit = "agent-fsi"
  private let intervenant = "intervenant-police"

  func play() throws {
    stage.chapter("Une saisine de la police, et ce qui lui en revient : un code, jamais une fiche")
    let saisine = try seize("saisine.json", "Saisit l’intervenante d’une femme rencontrée en intervention")
    try stage.open(saisine, "Ouvre la saisine de son poste", as: intervenant) { envelopes in
      guard let message = envelopes.compactMap({ $0["contenu"]?["saisine"] }).first, message["profil"] == "victime"
      else { throw DemoFault("la saisine n’est pas là") }
      return "profil : \(message["profil"]?.string ?? "")"
    }
    let path = try stage.hand("01-violences-au-sein-du-couple.json", to: intervenant)
    let fiche = try stage.play(
      "Écrit une fiche d’après la saisine : le lien reste de son côté", as: intervenant,
      ["transmit", path, "--follows", saisine, "--json"], .status(201))
    guard fiche.isRight, let reference = try fiche.answer()["reference"]?.string else {
      throw CommandError(.internalError, "the demo cannot go on: the fiche was not transmitted")
    }
    try stage.play("Demande la fiche", as: unit, ["open", reference], .refused(articles: ["226-13"]))
    try reads("Ne voit rien de cette fiche dans sa saisine", saisine, [])
    try answer(saisine, "prise-de-contact", "Rend une suite à l’unité, avec l’accord de la personne")
    try reads("Lit la suite : un code, et rien d’autre", saisine, ["prise-de-contact"])
    try stage.play(
      "Cherche à ouvrir la saisine d’un autre poste : comme si elle n’existait pas", as: "intervenant-gendarmerie",
      ["open", saisine], .status(404))
    let other = try seize("saisine-sans-accord.json", "Saisit l’intervenante d’un homme qui n’a rien répondu")
    try stage.play(
      "Ne peut pas dire à l’unité qu’il refuse l’aide", as: intervenant,
      ["saisine", "answer", other, "--code", "aide-refusee"], .refused(articles: ["226-13"]))
    try answer(other, "cloturee", "Clôt la saisine, sans rien dire de la personne")
    try reads("Lit la clôture, neutre", other, ["cloturee"])
  }

  private func seize(_ file: String, _ title: String) throws -> String {
    let path = try stage.hand(file, to: unit)
    let step = try stage.play(title, as: unit, ["saisine", "send", path, "--json"], .status(201)) { step in
      ["\(try step.answer()["reference"]?.string ?? "?") scellée pour les intervenants de permanence ; reçu vérifié"]
    }
    guard step.isRight, let reference = try step.answer()["reference"]?.string else {
      throw CommandError(.internalError, "the demo cannot go on: \(file) was not sent")
    }
    return reference
  }

  private func answer(_ saisine: String, _ code: String, _ title: String) throws {
    try stage.play(title, as: intervenant, ["saisine", "answer", saisine, "--code", code, "--json"], .status(200)) {
      step in
      guard try step.answer()["suites"]?.array?.last?["code"]?.string == code else {
        throw DemoFault("la suite n’est pas celle qui a été rendue")
      }
      return ["suite : \(code) ; reçu vérifié"]
    }
  }

  private func reads(_ title: String, _ saisine: String, _ codes: [String]) throws {
    try stage.play(title, as: unit, ["saisine", "list", "--json"], .status(200)) { step in
      let listed = (try step.answer()["saisines"]?.array ?? []).first { $0["reference"]?.string == saisine }
      guard let listed, (listed["suites"]?.array ?? []).compactMap({ $0["code"]?.string }) == codes else {
        throw DemoFault("l’unité ne lit pas ce qui lui est rendu, ou lit autre chose")
      }
      return [codes.isEmpty ? "aucune suite" : "suites : \(codes.joined(separator: ", "))"]
    }
  }
}
