import Foundation
import HTTP
import JSON
import Journal
import SystemSupport
import Testing

/// A gateway whose database was put back to a backup, after which it had gone on: an agent was revoked, a fiche recalled,
/// another re-routed. Its witness and an export know it.
struct RestoredGateway {
  let gateway: WatchedGateway
  let witness: WitnessProcess
  /// An export made after the backup, before the last fiche.
  let export: URL
  /// The last checkpoint of the journal, as the witness knows it.
  let last: URL
  let recalled: String
  let rerouted: String

  private var installation: Installation { gateway.installation }

  init(_ installation: Installation) throws {
    gateway = WatchedGateway(installation: installation)
    witness = try WitnessProcess("un", of: installation)
    try witness.start()
    try installation.watch([witness], quorum: 1)
    var server = try installation.serve()
    let author = Post.intervenant
    (recalled, rerouted) = (try gateway.work().reference, try gateway.work().reference)
    try installation.run(["open", rerouted], as: .worker)
    let certificate = installation.folder(.otherWorker).appending(path: "encryption.crt").path
    let colleague = Post.otherWorker.name
    try installation.run(
      ["agent", "attest", colleague, "--organisme", "secteur-dombes", "--certificate", certificate], as: .cadre)
    try installation.run(["agent", "duty", colleague, "--organisme", "secteur-dombes"], as: .cadre)
    try server.stop()
    let backup = installation.scratch.url.appending(path: "sauvegarde")
    try gateway.backUp(to: backup)

    server = try installation.serve()
    try installation.run(
      ["reroute", rerouted, "--to", "secteur-dombes", "--reason", "changement-adresse"], as: .worker)
    try installation.run(["agent", "revoke", Post.worker.name, "--reason", "perte"], as: .administrator)
    try installation.run(["recall", recalled, "--reason", "erreur-destinataire"], as: author)
    export = installation.scratch.url.appending(path: "export-neuf")
    try installation.run(["journal", "export", export.path], as: .auditor)
    try gateway.seen(gateway.work(2))
    try server.stop()
    try witness.stop()
    last = installation.scratch.url.appending(path: "dernier.checkpoint")
    try FileManager.default.copyItem(at: gateway.kept, to: last)
    try gateway.restore(from: backup)
    try witness.start()
    // What the witness has seen is not the very last: the stop is an entry too.
  }

  /// Runs `navette journal reopen`.
  func reopen(_ origin: String, _ more: [String], expecting code: Int32 = 0) throws -> JSON {
    let output = try installation.run(
      [
        "journal", "reopen", "--data", installation.data.path, "--keys", installation.keys.path, "--origin", origin,
        "--reason", "essai", "--checkpoint", last.path, "--json",
      ] + more, expecting: code)
    return code == 0 ? try JSON.parse(Array(output.utf8)) : .null
  }

  /// Nothing that was closed is open.
  func expectClosed() throws {
    let error = #expect(throws: HTTPError.self) { try AgentClient(installation, .worker).get("/api/moi") }
    #expect(error?.description.contains("refusedAsRevoked") == true, "\(String(describing: error))")
    for reference in [recalled, rerouted] {
      let reply = try AgentClient(installation, .otherWorker).post("/api/fiches/\(reference)/ouverture", [:])
      #expect(reply.status != 200, "\(reply.text)")
    }
    let steps = try AgentClient(installation, .intervenant).get("/api/fiches/\(rerouted)/chronologie").json
    #expect(steps["fiche"]?["etat"] == "reorientee", "\(steps)")
    let events = steps["evenements"]?.array ?? []
    #expect(
      events.compactMap { $0["evenement"]?.string }
        == ["transmission", "ouverture", "ouverture", "reorientation"])
    #expect(events.allSatisfy { $0["journalAnterieur"] == "navette-system.invalid/journal" })
  }

  /// What is read of the former journal's steps says where their proof is, and invents none.
  func expectSaid() throws {
    let author = try AgentClient(installation, .intervenant)
    let page = try author.get("/fiches/\(rerouted)")
    #expect(page.status == 200 && page.text.contains("journal antérieur « navette-system.invalid/journal »"))
    #expect(!page.text.contains("Télécharger la preuve"))
    let leaf = try author.get("/api/fiches/\(rerouted)/chronologie").json["evenements"]?[0]?["feuille"]?.integer
    for path in ["/fiches/\(rerouted)/preuves/\(leaf ?? 0)", "/api/fiches/\(rerouted)/preuves/\(leaf ?? 0)"] {
      let refused = try author.get(path)
      #expect(refused.status == 404 && refused.text.contains("journal antérieur"), "\(refused.text)")
    }
    #expect(try author.get("/api/fiches/\(rerouted)/recus").json["recus"] == [])
    let auditor = try AgentClient(installation, .auditor)
    let entry = try auditor.get("/audit/entrees/0")
    for words in ["Réouverture du journal après une perte", "Révocations refaites", "Journal antérieur, clos", "Essai"]
    {
      #expect(entry.text.contains(words), "\(words)")
    }
    // A search about a fiche looks into this journal alone.
    let found = try auditor.get("/api/journal/entrees?objet=\(recalled)")
    let events = (found.json["entrees"]?.array ?? []).map { $0["evenement"]?.string }
    #expect(found.status == 200 && events == ["ouverture"], "the attempt of today: \(found.text)")
  }

  /// Agents are told that the journal is another, and take its key.
  func followUnderItsNewName(_ name: String) throws {
    let vkey = installation.pki.appending(path: "log.vkey").path
    for post in [Post.auditor, .intervenant] {
      if post == .auditor {
        let folder = installation.scratch.url.appending(path: "refus").path
        try installation.run(["journal", "export", folder], as: post, expecting: 7)
      }
      #expect(try installation.run(["agent", "journal", "--vkey", vkey], as: post).contains(name))
    }
  }

  /// The new journal and the former verify together, and with no other archive.
  func verify(_ export: URL, after archive: String) throws {
    let vkey = installation.pki.appending(path: "log.vkey").path
    let words = ["journal", "verify", export.path, "--vkey", vkey, "--json", "--former"]
    let verdict = try JSON.parse(Array(try installation.run(words + [archive]).utf8))
    #expect(verdict["suit"]?["origine"] == "navette-system.invalid/journal")
    #expect(
      verdict["anterieur"] == [
        "valide": true, "taille": verdict["anterieur"]?["taille"] ?? .null, "jusquAuPointCite": false,
        "pointCiteSigne": true,
      ])
    // The new journal is no archive of the former; nor is an older copy, whose own checkpoint is beside it or not.
    for wrong in [export.path] { try installation.run(words + [wrong], expecting: 1) }
    let cited = archive + ".checkpoint"
    let bytes = try Data(contentsOf: URL(filePath: cited))
    try Data(contentsOf: gateway.kept).write(to: URL(filePath: cited))
    try installation.run(words + [archive], expecting: 1)
    try bytes.write(to: URL(filePath: cited))
  }
}
