import Cryptography
import Foundation
import JSON
import Journal

/// The auditor verifies the journal; then somebody with the disk rewrites it, and it shows.
struct JournalScene {
  let stage: DemoStage

  private let auditor = "auditeur"
  private var drawer: FilePath { stage.folder.agent(auditor) }
  private var early: FilePath { drawer.appending("journal-avant") }
  /// The export of the whole day.
  var late: FilePath { drawer.appending("journal-apres") }
  /// The journal's key, received out of band.
  var vkey: FilePath { drawer.appending("log.vkey") }

  /// A first export, in the middle of the day: its checkpoint is what later ones must extend.
  func firstExport() throws {
    stage.chapter("L’auditeur passe une première fois")
    // Received out of band, like the root: the gateway is not asked which key to believe.
    try PrivateFile.create(vkey, try BoundedFile.read(stage.folder.pki.appending("log.vkey"), maximum: 1024))
    try stage.play(
      "Exporte et vérifie le journal, garde son point de contrôle", as: auditor,
      ["journal", "export", early.description, "--json"], .status(200)
    ) { step in ["\(try step.answer()["taille"]?.integer ?? 0) entrées"] }
  }

  /// The whole day: inclusion, consistency, signature.
  func secondExport() throws {
    stage.chapter("L’auditeur vérifie la journée")
    try stage.play(
      "Exporte le journal", as: auditor, ["journal", "export", late.description, "--json"], .status(200)
    ) { step in ["\(try step.answer()["taille"]?.integer ?? 0) entrées"] }
    try FileManager.default.copyItem(atPath: late.description, toPath: stage.folder.journal.description)
    try stage.perform(
      "Vérifie hors ligne : entrées, racine, signature, et que rien n’a été réécrit depuis le premier passage",
      as: auditor,
      [
        "journal", "verify", late.description, "--vkey", vkey.description, "--older-checkpoint",
        early.appending("checkpoint").description, "--json",
      ], .exit(.success)
    ) { step in ["racine \(try step.answer()["racine"]?.string ?? "?")"] }
    let target = try event()
    try stage.play(
      "Demande la preuve d’inclusion de l’entrée \(target.leaf)", as: auditor, ["journal", "prove", "\(target.leaf)"],
      .status(200)
    ) { step in
      guard step.output.hasPrefix("c2sp.org/tlog-proof@v1\n") else { throw DemoFault("la preuve n’est pas là") }
      return ["preuve c2sp.org/tlog-proof@v1 vérifiée, \(step.output.split(separator: "\n").count) lignes"]
    }
    try stage.perform(
      "Liste les refus : qui, quoi, par quel article", as: auditor,
      ["journal", "list", late.description, "--refused", "--json"], .exit(.success)
    ) { step in ["\(try step.answer().array?.count ?? 0) refus journalisés, sans un nom ni un texte"] }
  }

  /// A copy of the database, rewritten.
  func tamper() throws {
    stage.chapter("Quelqu’un réécrit une copie de la base")
    let copy = try TamperedCopy(of: stage.folder.data, to: stage.folder.tampered)
    let keys = stage.folder.keys
    let origin = try VkeyFile.read(vkey).origin
    let signer = try LogSigner(
      origin: origin, privateKey: try Ed25519PrivateKey(pem: try BoundedFile.secret(keys.appending("journal.key"))))
    try copy.fold(signer: signer, checkpoint: keys.appending("journal.checkpoint"))
    try verify("intacte", isSound: true)
    let event = try event()
    let changed = try copy.blame("partenaire", insteadOf: "commandant", in: event.body.bytes)
    stage.say(
      "Entrée \(event.leaf) : la demande refusée du commandant est attribuée à un partenaire, dans le fichier même.")
    try verify("falsifiee", isSound: false)
    try copy.recommit(event.entry, to: changed, nonce: event.body.nonce)
    stage.say("Plus adroit : l’engagement de l’entrée est refait lui aussi, par-dessous les déclencheurs.")
    try verify("refaite", isSound: false)
  }

  /// Extracts the journal from the copy of the database, then verifies it.
  private func verify(_ state: String, isSound: Bool) throws {
    let export = drawer.appending("journal-copie-\(state)")
    try stage.perform(
      "Extrait le journal de la copie \(state.replacing("ee", with: "ée"))", as: auditor,
      [
        "journal", "export", export.description, "--database",
        stage.folder.tampered.appending("navette.db").description, "--checkpoint",
        late.appending("checkpoint").description, "--vkey-file", vkey.description,
      ], .exit(isSound ? .success : .untrusted)
    ) { step in
      step.errors.split(separator: "\n").prefix(1).map { $0.trimmingCharacters(in: .whitespaces) }
    }
    try stage.perform(
      isSound ? "Le vérifie : intègre" : "Le vérifie : la falsification se voit", as: auditor,
      ["journal", "verify", export.description, "--vkey", vkey.description, "--json"],
      .exit(isSound ? .success : .refused)
    ) { step in
      let answer = try step.answer()
      guard answer["valide"]?.bool == isSound else { throw DemoFault("le verdict n’est pas le bon") }
      let faults = (answer["anomalies"]?.array ?? []).compactMap(\.string)
      return [isSound ? "journal intègre" : "JOURNAL ALTÉRÉ : \(faults.joined(separator: " ; "))"]
    }
  }

  private typealias Event = (leaf: UInt64, body: JournalBody, entry: LogEntry)

  /// What an attacker would most like to forget: the commander's refused request.
  private func event() throws -> Event {
    let export = try JournalArguments.export(late)
    var found: Event?
    try export.visit { leaf, body in
      guard let body, let json = try? JSON.parse(body.bytes), json["agent"]?.string == "commandant",
        json["evenement"]?.string == "ouverture"
      else { return true }
      found = (leaf, body, try export.entries(leaf..<leaf + 1)[0])
      return false
    }
    if let found { return found }
    throw CommandError(.internalError, "the demo cannot go on: the commander's request is not in the journal")
  }
}
