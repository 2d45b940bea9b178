/// An attachment: joined by its author, sealed apart, read by one secteur, then by the one that the fiche is sent on to.
struct PiecesScene {
  let stage: DemoStage

  private let file = "attestation-d-hebergement.pdf"

  func play() throws {
    stage.chapter("Une pièce jointe, scellée à part")
    let reference = try stage.transmit(
      "17-avec-une-piece-jointe.json", "Transmet une fiche et un document PDF", as: "intervenant-police",
      to: "secteur-bourg", attaching: [file])
    try stage.open(
      reference, "Ouvre la fiche et sa pièce", as: "ts-bourg-1", keepingPieces: true, extract: stage.piece(file))
    try stage.act(
      ["reroute", reference, "--to", "secteur-dombes", "--reason", "changement-adresse"],
      "Réoriente : les clés de la fiche et de sa pièce sont réenveloppées ici", as: "ts-bourg-1", etat: "reorientee")
    try stage.open(
      reference, "Ouvre la fiche réorientée et sa pièce", as: "ts-dombes-1", keepingPieces: true,
      extract: stage.piece(file))
    try stage.act(["acknowledge", reference], "Accuse réception", as: "ts-dombes-1", etat: "accusee")
  }
}
