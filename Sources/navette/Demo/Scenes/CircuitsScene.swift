import JSON

/// The circuits: from the police station to the secteur and back, and the other roads that the law opens.
struct CircuitsScene {
  let stage: DemoStage

  /// References that later scenes need.
  struct References {
    let couple: String
    let isolated: String
  }

  func play() throws -> References {
    let couple = try orientation()
    let isolated = try secondSecteur()
    try homeless()
    try declinedThenRerouted()
    try recalled()
    try children()
    try prosecutor()
    try weapon()
    try towardsTheIntervenant()
    return References(couple: couple, isolated: isolated)
  }

  private func orientation() throws -> String {
    stage.chapter("Une fiche-navette, du commissariat au secteur et retour")
    let author = "intervenant-police"
    let path = try stage.hand("01-violences-au-sein-du-couple.json", to: author)
    try stage.play(
      "Demande d’abord ce qui serait décidé ; aucun texte ne quitte le poste", as: author,
      ["transmit", path, "--dry-run", "--json"], .status(200)
    ) { step in
      let answer = try step.answer()["simulations"]?[0]
      guard answer?["decision"]?.string == "permise" else { throw DemoFault("la simulation n’est pas permise") }
      return ["permise, vers \(answer?["destination"]?.string ?? "?")"]
    }
    let reference = try stage.transmit(
      "01-violences-au-sein-du-couple.json", "Transmet : violences au sein du couple", as: author, to: "secteur-bourg")
    try stage.play("Lit sa boîte", as: "ts-bourg-1", ["inbox", "--json"], .status(200)) { step in
      let fiches = try step.answer()["fiches"]?.array ?? []
      guard fiches.contains(where: { $0["reference"]?.string == reference }) else {
        throw DemoFault("la fiche n’est pas dans la boîte")
      }
      return ["\(fiches.count) fiche(s), sans nom ni texte : \(reference)"]
    }
    try stage.open(reference, "Ouvre la fiche", as: "ts-bourg-1", extract: stage.firstName("Maëlle"))
    try stage.act(["acknowledge", reference], "Accuse réception", as: "ts-bourg-1", etat: "accusee")
    let answer = try stage.hand("retour-01.json", to: "ts-bourg-1")
    try stage.act(
      ["return", reference, answer], "Retourne : prise en charge, déjà connue du département", as: "ts-bourg-1",
      etat: "retournee")
    try stage.open(reference, "Lit le retour", as: author) { envelopes in
      guard let retour = envelopes.compactMap({ $0["contenu"]?["retour"] }).first,
        retour["dejaConnuCD"]?.string == "oui"
      else { throw DemoFault("le retour n’est pas là") }
      return "issue « \(retour["issue"]?.string ?? "") », déjà connue du CD : oui, de la CAF : oui"
    }
    try stage.act(["close", reference], "Clôt la fiche", as: author, etat: "close")
    try stage.play("Relit la chronologie", as: author, ["timeline", reference, "--json"], .status(200)) { step in
      let events = (try step.answer()["evenements"]?.array ?? []).compactMap { $0["evenement"]?.string }
      guard events.count >= 6 else { throw DemoFault("la chronologie est incomplète") }
      return [events.joined(separator: " → ")]
    }
    try stage.play(
      "Vérifie tous les reçus de la fiche contre la clé du journal", as: author, ["receipts", reference, "--json"],
      .status(200)
    ) { step in ["\(try step.answer().array?.count ?? 0) reçus : engagement, inclusion et signature valables"] }
    return reference
  }

  private func secondSecteur() throws -> String {
    stage.chapter("Deux autres orientations : une personne âgée isolée, une famille sans domicile")
    let reference = try stage.transmit(
      "02-personne-agee-isolee.json", "Transmet : personne âgée isolée", as: "intervenant-gendarmerie",
      to: "secteur-dombes")
    try stage.open(reference, "Ouvre la fiche", as: "ts-dombes-1", extract: stage.firstName("Augustine"))
    try stage.act(["acknowledge", reference], "Accuse réception", as: "ts-dombes-1", etat: "accusee")
    try stage.act(
      [
        "return", reference, "--outcome", "rendez-vous-propose", "--known-cd", "non", "--known-caf", "ne-sait-pas",
      ], "Retourne : rendez-vous proposé, inconnue du département", as: "ts-dombes-1", etat: "retournee")
    return reference
  }

  private func homeless() throws {
    let reference = try stage.transmit(
      "03-famille-sans-domicile.json", "Transmet : famille sans domicile, secteur choisi et motivé",
      as: "intervenant-police", to: "secteur-bourg")
    try stage.open(reference, "Ouvre la fiche", as: "ts-bourg-2", extract: stage.firstName("Ilyana"))
    try stage.act(["acknowledge", reference], "Accuse réception", as: "ts-bourg-2", etat: "accusee")
  }

  private func declinedThenRerouted() throws {
    stage.chapter("Un refus, puis une réorientation faite sur le poste de l’auteur")
    let author = "intervenant-police"
    let reference = try stage.transmit(
      "04-addiction-d-un-mis-en-cause.json", "Transmet : addiction d’un mis en cause", as: author, to: "secteur-bourg")
    try stage.open(reference, "Ouvre la fiche", as: "ts-bourg-1", extract: stage.firstName("Gaspard"))
    try stage.act(
      ["decline", reference, "--reason", "hors-territoire"], "Refuse : la personne a quitté le secteur",
      as: "ts-bourg-1", etat: "refusee")
    let words = try stage.hand("reorientation.txt", to: author)
    try stage.act(
      ["reroute", reference, "--to", "secteur-dombes", "--reason", "changement-adresse", "--comment-file", words],
      "Réoriente, et dit pourquoi : la clé est réenveloppée ici, le motif scellé", as: author, etat: "reorientee")
    try stage.open(reference, "Ouvre la fiche réorientée et ce qui en est dit", as: "ts-dombes-1") { envelopes in
      let said = envelopes.compactMap { $0["contenu"]?["reorientation"]?["precisions"]?.string }
      guard said.count == 1, said[0].contains("déménagé") else { throw DemoFault("le motif n’est pas là") }
      return try stage.firstName("Gaspard")(envelopes) + ", et le motif de la réorientation"
    }
    try stage.play(
      "N’a plus accès à la fiche qui est partie ailleurs", as: "ts-bourg-1", ["open", reference],
      .refused(articles: ["226-13"]))
    try stage.act(["acknowledge", reference], "Accuse réception", as: "ts-dombes-1", etat: "accusee")
  }

  private func recalled() throws {
    stage.chapter("Un rappel avant ouverture")
    let reference = try stage.transmit(
      "05-conflit-de-voisinage.json", "Transmet : conflit de voisinage", as: "intervenant-gendarmerie",
      to: "secteur-dombes")
    try stage.act(
      ["recall", reference, "--reason", "situation-resolue"], "Rappelle la fiche : les clés du secteur sont détruites",
      as: "intervenant-gendarmerie", etat: "rappelee")
  }

  private func children() throws {
    stage.chapter("Une information préoccupante à la CRIP (CASF, art. L226-2-1)")
    let reference = try stage.transmit(
      "06-mineur-en-danger.json", "Transmet sans délai : mineur en danger", as: "intervenant-gendarmerie",
      to: "crip-ain")
    try stage.open(reference, "Ouvre l’information préoccupante", as: "crip", extract: stage.firstName("Zélie"))
    try stage.act(["acknowledge", reference], "Accuse réception", as: "crip", etat: "accusee")
  }

  private func prosecutor() throws {
    stage.chapter("Un signalement au parquet (Code pénal, art. 226-14 1°)")
    let reference = try stage.transmit(
      "07-signalement-majeur-vulnerable.json",
      "Signale : privations et sévices sur un majeur hors d’état de se protéger",
      as: "intervenant-police", to: "parquet-bourg")
    try stage.open(reference, "Ouvre le signalement", as: "parquet", extract: stage.firstName("Célestin"))
    try stage.act(["acknowledge", reference], "Accuse réception", as: "parquet", etat: "accusee")
  }

  private func weapon() throws {
    stage.chapter("Un signalement au préfet : une arme (Code pénal, art. 226-14)")
    let reference = try stage.transmit(
      "08-signalement-arme.json", "Signale : une personne dangereuse qui le consulte détient une arme",
      as: "intervenant-gendarmerie", to: "prefecture-ain")
    try stage.open(reference, "Ouvre le signalement", as: "prefecture", extract: stage.firstName("Barnabé"))
  }

  private func towardsTheIntervenant() throws {
    stage.chapter("Dans l’autre sens : du secteur vers l’intervenante de la brigade")
    let reference = try stage.transmit(
      "09-vers-l-intervenant.json", "Transmet : accompagner une plainte", as: "ts-dombes-2", to: "poste-gendarmerie")
    try stage.open(
      reference, "Ouvre la fiche", as: "intervenant-gendarmerie", extract: stage.firstName("Anaïs"))
  }
}
