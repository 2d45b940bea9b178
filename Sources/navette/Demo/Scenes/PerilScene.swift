import JSON

/// An avis de péril (Code pénal, art. 223-6): at once to who can act, justified afterwards, reviewed by somebody else.
struct PerilScene {
  let stage: DemoStage

  func play() throws {
    stage.chapter("Un avis de péril à la hiérarchie policière (Code pénal, art. 223-6)")
    let author = "intervenant-police"
    let path = try stage.hand("avis-de-peril.json", to: author)
    let sent = try stage.play(
      "Avise immédiatement : qui, où, quel danger, quelle demande", as: author, ["peril", "send", path, "--json"],
      .status(201)
    ) { step in
      let answer = try step.answer()
      let duties = (answer["obligations"]?.array ?? []).compactMap { $0["code"]?.string }
      guard duties.contains("justifier-sous-24-h") else { throw DemoFault("la justification n’est pas due") }
      return [
        "\(answer["reference"]?.string ?? "?") ; justification écrite due avant le "
          + (answer["justificationAvant"]?.string ?? "?")
      ]
    }
    guard sent.isRight, let reference = try sent.answer()["reference"]?.string else {
      throw CommandError(.internalError, "the demo cannot go on: the avis de péril was not sent")
    }
    try stage.open(reference, "Lit l’avis et engage une patrouille", as: "agent-fsi") { envelopes in
      guard let avis = envelopes.compactMap({ $0["contenu"]?["avisDePeril"] }).first, avis["demande"]?.string != nil
      else { throw DemoFault("l’avis n’est pas là") }
      return "« \(avis["demande"]?.string ?? "") »"
    }
    let text = try stage.hand("justification.txt", to: author)
    try stage.act(
      ["justify", reference, "--text-file", text], "Écrit la justification due", as: author, etat: "justifie")
    try stage.play(
      "Ne peut pas relire sa propre transmission d’urgence", as: author,
      ["review", reference, "--conclusion", "fondee"], .refused(articles: ["RGPD, art. 5.2"]))
    try stage.open(reference, "Ouvre la justification", as: "cadre") { envelopes in
      guard envelopes.compactMap({ $0["contenu"]?["justification"] }).first != nil else {
        throw DemoFault("la justification n’est pas là")
      }
      guard envelopes.allSatisfy({ $0["contenu"]?["avisDePeril"] == nil }) else {
        throw DemoFault("le cadre lit l’avis lui-même")
      }
      return "la justification seule, jamais le message"
    }
    try stage.act(
      ["review", reference, "--conclusion", "fondee"], "Relit : transmission fondée", as: "cadre", etat: "relu"
    )
  }
}
