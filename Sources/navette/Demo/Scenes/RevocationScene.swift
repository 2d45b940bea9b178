/// A workstation is lost: its certificates no longer open the door, at once.
struct RevocationScene {
  let stage: DemoStage
  let installation: InstallationScene

  func play() throws {
    stage.chapter("Un poste volé : révocation")
    try stage.play(
      "Lit encore sa boîte", as: "ts-dombes-2", ["inbox", "--json"], .status(200)
    ) { _ in ["le certificat est encore bon"] }
    try stage.play(
      "Révoque les certificats de ts-dombes-2", as: DemoAgent.administrator,
      ["agent", "revoke", "ts-dombes-2", "--reason", "vol", "--json"], .status(200))
    try stage.play(
      "Essaie de se connecter avec le certificat révoqué", as: "ts-dombes-2", ["inbox"], .handshakeRefused
    ) { step in ["TLS : \(step.act?.fault ?? "connexion refusée")"] }
    try installation.publish()
  }
}
