import JSON

/// The person withdraws their agreement: before anybody opened the fiche, after somebody took charge, and where the law was the
/// ground.
struct AdhesionScene {
  let stage: DemoStage

  private let author = "intervenant-police"
  private let worker = "ts-dombes-1"

  func play() throws {
    stage.chapter("L’adhésion retirée : la fiche non lue n’est plus servie, celle qui l’a été vaut opposition")
    let unread = try transmit("Transmet une fiche, avec l’accord de la personne")
    try stage.act(
      ["withdraw", unread, "--by", "personne"], "La personne retire son accord ; personne n’a ouvert la fiche",
      as: author, etat: "rappelee")
    try stage.play(
      "Ne l’ouvre pas : elle n’est plus servie", as: worker, ["open", unread], .refused(articles: ["RGPD, art. 5.1.c"]))
    let read = try transmit("En transmet une autre")
    try stage.play("L’ouvre", as: worker, ["open", read], .exit(.success), isTold: false)
    try stage.act(["acknowledge", read], "Accuse réception", as: worker, etat: "accusee")
    try stage.play(
      "La personne lui dit qu’elle retire son accord : c’est une opposition", as: worker,
      ["withdraw", read, "--by", "personne", "--json"], .status(200)
    ) { step in
      guard try step.answer()["opposition"]?.bool == true else { throw DemoFault("ce n’est pas une opposition") }
      return ["une réponse est due à la personne dans le mois (RGPD, art. 21)"]
    }
    try stage.play("Voit qui l’avait lue avant le retrait", as: author, ["timeline", read, "--json"], .status(200)) {
      step in
      let adhesion = try step.answer()["adhesion"]
      let readers = (adhesion?["lectures"]?.array ?? []).compactMap { $0["agent"]?.string }
      guard readers == [worker], adhesion?["opposition"]?.string == "attendue" else {
        throw DemoFault("les lectures ne sont pas dites")
      }
      return ["lue par \(readers.joined(separator: ", ")) ; réponse attendue"]
    }
    try stage.play(
      "Maintient, sans dire pourquoi", as: worker, ["objection", read, "--outcome", "maintenue"],
      .refused(articles: ["RGPD, art. 12.4 et 21.1"]))
    try stage.act(["objection", read, "--outcome", "arretee"], "Arrête", as: worker, etat: "rappelee")
    try stage.play(
      "Ne l’ouvre plus", as: worker, ["open", read], .refused(articles: ["RGPD, art. 5.1.c"]))
    let reporter = "intervenant-gendarmerie"
    let legal = try stage.transmit(
      "06-mineur-en-danger.json", "Transmet une information préoccupante : la loi la fonde, non l’accord", as: reporter,
      to: "crip-ain")
    try stage.play(
      "Veut en retirer l’accord", as: reporter, ["withdraw", legal, "--by", "titulaires-autorite-parentale"],
      .refused(articles: ["RGPD, art. 6.1.c, 6.1.e, 16 et 21.1"]))
  }

  private func transmit(_ title: String) throws -> String {
    try stage.transmit("05-conflit-de-voisinage.json", title, as: author, to: "secteur-dombes")
  }
}
