import JSON

/// A passphrase is lost: the agent makes a new key, two people together give them back what was sealed to the former one.
struct RecoveryScene {
  let stage: DemoStage
  let installation: InstallationScene
  /// A fiche that the agent could open.
  let reference: String

  private let concerned = "ts-bourg-2"
  private let body = RecoveryScene.body
  private let asker = RecoveryScene.holders[0]

  /// The body whose shares are kept under their holders' passphrases, as they should all be.
  static let body = "circo-bresse-dombes"
  /// Who holds its two shares.
  static let holders = ["cadre", "dpo"]

  func play() throws {
    stage.chapter("Une phrase de passe perdue : deux personnes ensemble, et la fiche s’ouvre à nouveau")
    let shares = try hand()
    try stage.open(
      reference, "Ouvre une fiche, une dernière fois avant l’oubli", as: concerned, extract: stage.firstName("Maëlle"))
    try renew()
    try refusals(shares)
    try recover(shares)
    try stage.open(
      reference, "Ouvre l’ancienne fiche avec la nouvelle clé", as: concerned, extract: stage.firstName("Maëlle"))
  }

  /// The two shares, each in its holder's folder, with the passphrase that only they know.
  private func hand() throws -> [(file: String, passphrase: String)] {
    try Self.holders.enumerated().map { place, holder in
      let (drawer, made) = (stage.folder.agent(holder), stage.folder.recovery)
      let (own, passphrase) = (drawer.appending("part-de-recouvrement.txt"), drawer.appending("phrase-de-la-part.txt"))
      try PrivateFile.move(made.appending("\(body)/share-\(place + 1).txt"), to: own)
      try PrivateFile.move(made.appending("phrase-\(place + 1).txt"), to: passphrase)
      return (own.description, passphrase.description)
    }
  }

  private func renew() throws {
    let file = stage.folder.keyPassphrase(of: concerned)
    try PrivateFile.create(file, Array("\(ProposedPassphrase.make())\n".utf8))
    try stage.play(
      "A perdu la phrase de sa clé : en fait une autre, certifiée aussitôt", as: concerned,
      ["agent", "rekey", "--no-passphrase", "--new-passphrase-file", file.description, "--json"], .status(201)
    ) { step in
      let answer = try step.answer()
      guard answer["remplace"]?.bool == true, answer["aAttester"]?.array?.isEmpty == false else {
        throw DemoFault("l’ancien certificat n’est pas remplacé, ou les attestations durent encore")
      }
      return ["l’ancien certificat est révoqué ; rien n’est scellé à la nouvelle clé avant qu’on l’atteste"]
    }
    try installation.publish()
    try stage.play(
      "N’ouvre plus rien : personne n’atteste cette clé", as: concerned, ["open", reference],
      .refused(articles: ["226-13"]))
    let copy = stage.folder.agent(asker).appending("certificats/\(concerned)-nouveau.crt")
    let certificate = stage.folder.agent(concerned).appending("encryption.crt")
    try PrivateFile.create(copy, try BoundedFile.read(certificate, maximum: 65_536))
    try stage.play(
      "Atteste la nouvelle clé, dont l’empreinte lui a été lue de vive voix", as: asker,
      ["agent", "attest", concerned, "--organisme", "secteur-bourg", "--certificate", copy.description],
      .exit(.success))
    try stage.play(
      "Le remet de permanence", as: asker,
      ["agent", "duty", "ts-bourg-1", concerned, "--organisme", "secteur-bourg"], .exit(.success), isTold: false)
    try stage.play(
      "En a de nouveau le droit, mais l’enveloppe n’est pas scellée à cette clé", as: concerned, ["open", reference],
      .exit(.refused))
  }

  private func refusals(_ shares: [(file: String, passphrase: String)]) throws {
    try stage.play(
      "Essaie avec sa seule part", as: asker, words([shares[0], shares[0]]), .exit(.invalidContent)
    ) { _ in ["une part seule n’est que du bruit"] }
    try stage.play(
      "Demande, les deux parts en main", as: DemoAgent.administrator, words(shares),
      .refused(articles: ["RGPD, art. 5.1.f et 32"]))
  }

  private func recover(_ shares: [(file: String, passphrase: String)]) throws {
    try stage.play(
      "Réunit sa part et celle du DPO, et rend à \(concerned) ses fiches", as: asker, words(shares) + ["--json"],
      .status(200)
    ) { step in
      let answer = try step.answer()
      guard let count = answer["recouvrees"]?.integer, count > 0,
        answer["fiches"]?.array?.contains(.string(reference)) == true
      else { throw DemoFault("rien n’est rendu") }
      return [
        "\(count) enveloppe(s) réenveloppée(s) sur ce poste, sans rien montrer ; journalisé, et \(concerned) prévenu"
      ]
    }
  }

  private func words(_ shares: [(file: String, passphrase: String)]) -> [String] {
    ["recover", "--agent-concerned", concerned, "--of", body]
      + shares.flatMap { ["--share", $0.file, "--share-passphrase-file", $0.passphrase] }
  }
}

extension DemoFolder {
  /// Where the throw-away passphrase of a key that replaces another is written.
  func keyPassphrase(of agent: String) -> FilePath { self.agent(agent).appending("phrase-de-la-cle.txt") }
}
