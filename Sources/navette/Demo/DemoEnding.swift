import Foundation

/// What the demo says at the end.
struct DemoEnding {
  let stage: DemoStage
  let seconds: Double

  /// How many steps did what they should.
  func count() {
    let (all, failed) = (stage.steps.count, stage.failures)
    let refusals = stage.steps.count { !$0.articles.isEmpty }
    stage.console.print(
      "\n" + stage.console.bold("\(all - failed.count) étapes justes sur \(all)")
        + ", dont \(refusals) refus qui citent leur article et disent ce qui manque, en \(Int(seconds.rounded())) s.")
    for step in failed { stage.console.print("  ✘ \(step.number) \(step.agent) : \(step.title)") }
  }

  /// - Throws: ``CommandError`` with `refused` unless every step was right.
  func check() throws {
    guard stage.failures.isEmpty, !stage.steps.isEmpty else {
      throw CommandError(.refused, "\(stage.failures.count) step(s) of the demo did not do what they should")
    }
  }

  /// The address, the files to import and the passphrases: two browser profiles play both sides.
  private func browsers(_ address: GatewayAddress) {
    let folder = stage.folder
    let title = stage.console.bold("Dans un navigateur : \(address.description)/")
    stage.console.print("\n\(title)  (autorité à importer : \(folder.pki.appending("ca.crt").description))")
    for agent in ["intervenant-police", "ts-bourg-1", "ts-dombes-1", "cadre", "auditeur"] {
      let text = (try? TextFile.text(folder.passphrase(of: agent))) ?? ""
      let passphrase = text.prefix { $0 != "\n" }
      stage.console.print(
        "  \(folder.agent(agent).appending("tls.p12").description)\n    phrase de passe : \(passphrase)")
    }
    stage.console.print("  Un profil de navigateur par agent ; le README dit comment importer le certificat.")
  }

  /// What to try, while the server goes on.
  func next(_ address: GatewayAddress) {
    let folder = stage.folder
    let agent = folder.agent("ts-bourg-1").description
    let author = folder.agent("intervenant-police").description
    let auditor = folder.agent("auditeur").description
    let navette = Self.program
    browsers(address)
    stage.console.print(
      """

      \(stage.console.bold("Le serveur continue : \(address.description)")) (Ctrl-C pour arrêter). À essayer, dans un autre terminal :

        curl --cacert \(folder.pki.appending("ca.crt").description) \\
             --cert \(agent)/tls.crt --key \(agent)/tls.key \(address.description)/api/boite
        \(navette) inbox --agent \(agent)
        \(navette) transmit \(author)/documents/11-sans-accord.json --agent \(author)
        \(navette) journal export \(auditor)/encore --agent \(auditor)
        \(navette) journal list \(folder.journal.description) --refused
        openssl x509 -in \(agent)/encryption.crt -noout -text

      Tout est dans \(folder.path.description)\(folder.isTemporary ? ", effacé à la fin (gardez-le avec --dir)" : "") :
        pki/ certificats et listes    agents/ un dossier par agent    envelopes/ fiches scellées (CMS)
        journal/ l’export             transcript.json chaque étape    copie-alteree/ la base falsifiée
      """)
  }

  /// This program, as it can be typed from here.
  private static var program: String {
    guard let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") else {
      return "navette"
    }
    let here = FileManager.default.currentDirectoryPath + "/"
    return path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
  }
}
