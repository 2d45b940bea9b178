import Foundation
import JSON
import Journal

/// Another institution watches the journal; later, somebody puts an old copy of the database back, and it shows.
struct WitnessScene {
  let stage: DemoStage

  private var folder: FilePath { stage.folder.witness }
  private var backup: FilePath { stage.folder.backup }

  /// Makes the witness, which trusts the journal's key and nothing else, and has the gateway ask it.
  func install() throws -> DemoWitness {
    try stage.required(
      "Fait sa clé de témoin, dans une autre institution", as: DemoWitness.name,
      ["witness", "init", folder.description, "--name", "temoin-demo.invalid/1"])
    try stage.required(
      "Admet le journal de la passerelle, par sa clé", as: DemoWitness.name,
      ["witness", "trust", folder.description, "--vkey", stage.folder.pki.appending("log.vkey").description])
    let witness = try DemoWitness(folder)
    try witness.configure(stage.folder.data, from: folder)
    stage.say("Le témoin veille (processus \(witness.pid)) : rien n’est écrit après un démarrage sans son accord.")
    return witness
  }

  /// Copies the gateway's folders, as a backup at noon would.
  func backUp() throws {
    try PrivateFolder.create(backup)
    _ = try TamperedCopy(of: stage.folder.data, to: backup.appending("data"))
    for (source, name) in [(stage.folder.data, "data"), (stage.folder.keys, "keys")] {
      let target = backup.appending(name)
      try PrivateFolder.ensure(target)
      for file in try PrivateFolder.names(source, maximum: 64)
      where !file.hasPrefix("navette.db") && file != "navette.lock" {
        try FileManager.default.copyItem(
          atPath: source.appending(file).description, toPath: target.appending(file).description)
      }
    }
    stage.say("Une sauvegarde de la base et des clés est faite, à midi.")
  }

  /// Starts a gateway on the backup: the witness has seen more than it holds.
  func rollBack() throws {
    stage.chapter("Quelqu’un remet la base de midi")
    try stage.watch(
      "Démarre la passerelle sur la sauvegarde : le témoin la refuse, elle s’arrête de signer", as: "exploitant",
      [
        "serve", "--data", backup.appending("data").description, "--keys", backup.appending("keys").description,
        "--port", "0", "--accept-old-openssl", "--until-eof",
      ], until: "STOPPED by the witness")
    try stage.perform(
      "N’a rien oublié : le journal qu’il connaît est le plus long", as: DemoWitness.name,
      ["witness", "show", folder.description], .exit(.success)
    ) { step in step.output.split(separator: "\n").suffix(1).map { String($0) } }
  }

  /// What an honest operator does with the same backup: the journal is closed, another follows and cites it, and whoever was
  /// revoked or recalled since noon stays so.
  func reopen(_ export: FilePath, vkey: FilePath) throws {
    stage.chapter("Une restauration honnête : un autre journal suit, qui cite le premier")
    let known = try PrivateFolder.names(folder.appending("logs")).filter { $0.hasSuffix(".log") }
    guard let file = known.first else { throw DemoFault("le témoin n’a rien gardé") }
    let data = backup.appending("data")
    try stage.perform(
      "Clôt le journal de la sauvegarde, en ouvre un autre, refait ce qui avait été révoqué, rappelé ou réorienté",
      as: "exploitant",
      [
        "journal", "reopen", "--data", data.description, "--keys", backup.appending("keys").description, "--origin",
        "navette-demo.invalid/journal-2", "--reason", "essai", "--export", export.description, "--checkpoint",
        folder.appending("logs").appending(file).description, "--json",
      ], .exit(.success)
    ) { step in
      let answer = try step.answer()
      let again = (answer["rejouees"]?.object?.members ?? []).map { "\($0.value.integer ?? 0) \($0.key)" }
      guard !again.isEmpty else { throw DemoFault("rien n’a été refait") }
      return [
        "cite \(answer["citee"]?["taille"]?.integer ?? 0) entrées du premier journal",
        "refait : \(again.joined(separator: ", "))",
      ]
    }
    try stage.perform(
      "Vérifie l’archive du premier journal, sous son nom d’alors", as: "auditeur",
      [
        "journal", "verify", data.appending("journaux/1").description, "--vkey", vkey.description, "--json",
      ], .exit(.success)
    ) { step in ["\(try step.answer()["taille"]?.integer ?? 0) entrées, journal intègre"] }
  }
}
