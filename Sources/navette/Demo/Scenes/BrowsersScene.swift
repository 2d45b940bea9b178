/// Everybody gets what a browser needs: a file to import, and their key wrapped under a passphrase.
struct BrowsersScene {
  let stage: DemoStage

  /// Makes the files; each agent does it for themself, in their own folder.
  func play() throws {
    stage.chapter("Les navigateurs : un fichier à importer, une phrase de passe")
    for agent in DemoAgent.all {
      let file = stage.folder.passphrase(of: agent.name)
      try PrivateFile.create(file, Array("\(ProposedPassphrase.make())\n\(Self.warning)\n".utf8))
      try stage.play(
        "Fait son fichier pour le navigateur, et dépose sa clé enveloppée", as: agent.name,
        ["agent", "browser", "--p12-passphrase-file", file.description, "--passphrase-file", file.description],
        .exit(.success), isTold: agent.name == "intervenant-police")
    }
    stage.say("\(DemoAgent.all.count) fichiers tls.p12 ; la passerelle garde des clés qu’elle ne peut pas ouvrir.")
  }

  private static let warning =
    "(phrase de passe de démonstration, pour tls.p12 et pour la clé : ne servir à rien d’autre)"
}

extension DemoFolder {
  /// Where a throw-away passphrase is written, for whoever tries the demo in a browser.
  func passphrase(of agent: String) -> FilePath { self.agent(agent).appending("passphrase.txt") }
}
