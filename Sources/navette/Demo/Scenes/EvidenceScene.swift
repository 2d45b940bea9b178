import Foundation
import JSON

/// The author of a fiche proves that it was handed over, and when, to somebody who trusts neither them nor the gateway.
struct EvidenceScene {
  let stage: DemoStage
  /// A fiche that was answered.
  let reference: String

  private let author = "intervenant-police"
  private var drawer: FilePath { stage.folder.agent(author).appending("preuves") }

  func play() throws {
    stage.chapter("La preuve : qu’une étape a eu lieu, et quand, sans rien du contenu")
    try PrivateFolder.create(drawer)
    try stage.play(
      "Demande les preuves de sa fiche", as: author,
      ["evidence", "fetch", reference, "--to", drawer.description, "--json"], .status(200)
    ) { step in ["\(try step.answer().array?.count ?? 0) dossiers de preuve"] }
    // The oldest step: the witness has seen it long since.
    let names = try PrivateFolder.names(drawer, maximum: 64)
    guard let name = names.min(by: { ($0.count, $0) < ($1.count, $1) }) else { throw DemoFault("aucune preuve") }
    try stage.perform(
      "Vérifie hors ligne le premier, avec les clés reçues autrement : journal, sceau, témoin", as: "avocat",
      [
        "evidence", "verify", drawer.appending(name).description, "--vkey",
        stage.folder.pki.appending("log.vkey").description, "--ca", stage.folder.pki.appending("ca.crt").description,
        "--witness", stage.folder.witness.appending("witness.vkey").description,
      ], .exit(.success)
    ) { step in step.output.split(separator: "\n").prefix(6).map { String($0) } }
    let forged = drawer.appending("preuve-retouchee.zip")
    var bytes = try BoundedFile.read(drawer.appending(name), maximum: 1 << 20)
    bytes[bytes.count / 2] ^= 1
    try PrivateFile.create(forged, bytes)
    try stage.perform(
      "Vérifie le même, où un bit a changé", as: "avocat",
      [
        "evidence", "verify", forged.description, "--vkey", stage.folder.pki.appending("log.vkey").description, "--ca",
        stage.folder.pki.appending("ca.crt").description,
      ], .exit(.untrusted)
    ) { step in step.errors.split(separator: "\n").prefix(1).map { String($0) } }
  }
}
