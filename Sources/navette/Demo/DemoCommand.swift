import Foundation
import JSON

/// `navette demo`
struct DemoCommand: Command {
  private static let dir = Option(
    "dir", "DIR", .path,
    "Keep everything there: keys, certificates, envelopes, journal, transcript. Default: a "
      + "temporary folder, removed at the end.")
  private static let port = Option("port", "N", .integer(in: 1...65_535), "Default: one that is free.")
  private static let once = Flag("once", "Stop at the end instead of serving on; 0 only if every step was right.")

  static let declaration = Declaration(
    "demo", summary: "Play a whole day on a throw-away département: real server, real keys, made-up people.",
    discussion: [
      "Makes a gateway, a PKI and sixteen agents, starts the real server with mutual TLS on the loopback, and plays each "
        + "agent as a process of their own: transmissions, openings, returns, re-routing, signalements, an avis de "
        + "péril, and the refusals that matter with the article that refuses. Then the auditor verifies the journal, "
        + "and a tampered copy is caught; its witness, another process, refuses a database that was put back.",
      "Every person is made up; communes and EPCI are the real ones of the Ain.",
    ],
    options: [dir.parameter, port.parameter, once.parameter],
    examples: [
      .init("navette demo", "Play, then serve until Ctrl-C."),
      .init("navette demo --once --dir demo", "Play, keep everything in `demo`, stop."),
    ])

  private let dir: FilePath?
  private let port: Int?
  private let isOnce: Bool

  init(_ values: Values) throws {
    dir = try values.optional(Self.dir)
    port = try values.optional(Self.port)
    isOnce = values.isSet(Self.once)
  }

  func run(_ console: Console) throws {
    Interruption.hold()
    let policies = try PolicySource.find()
    let folder = try DemoFolder(dir)
    defer { folder.remove() }
    let stage = DemoStage(folder: folder, console: console)
    let started = Date()
    var server: DemoServer?
    var witness: DemoWitness?
    defer {
      server?.stop()
      witness?.stop()
    }
    console.print(console.bold("Navette, démonstration : une journée dans l’Ain. Toutes les personnes sont inventées."))
    do {
      try play(stage, policies, &server, &witness)
    } catch is Interruption {
      try keep(stage)
      throw CommandError(.unavailable, "the demo was interrupted before its end")
    } catch let error as CommandError where !stage.failures.isEmpty {
      console.warn("navette: \(error.message)")
    }
    try keep(stage)
    let ending = DemoEnding(stage: stage, seconds: Date().timeIntervalSince(started))
    ending.count()
    guard let server, !isOnce else {
      return try ending.check()
    }
    ending.next(server.address)
    server.waitForInterruption()
    try ending.check()
  }

  private func play(
    _ stage: DemoStage, _ policies: FilePath, _ server: inout DemoServer?, _ witness: inout DemoWitness?
  ) throws {
    let installation = InstallationScene(
      stage: stage, port: try port.map { UInt16($0) } ?? DemoServer.freePort(), policies: policies)
    (server, witness) = try installation.install()
    try installation.importTerritory()
    try installation.enrol()
    try BrowsersScene(stage: stage).play()
    let references = try CircuitsScene(stage: stage).play()
    try AppariementScene(stage: stage, reference: references.couple).play()
    try PiecesScene(stage: stage).play()
    let journal = JournalScene(stage: stage)
    try journal.firstExport()
    try WitnessScene(stage: stage).backUp()
    try DevoirsScene(stage: stage).play()
    try PerilScene(stage: stage).play()
    try SaisineScene(stage: stage).play()
    try OraleScene(stage: stage).play()
    try RefusalsScene(stage: stage, references: references).play()
    try RecoveryScene(stage: stage, installation: installation, reference: references.couple).play()
    try RevocationScene(stage: stage, installation: installation).play()
    try AdhesionScene(stage: stage).play()
    try EffacementScene(stage: stage).play()
    try journal.secondExport()
    try ReplayScene(stage: stage, export: journal.late, vkey: journal.vkey).play()
    try EvidenceScene(stage: stage, reference: references.couple).play()
    try journal.tamper()
    try WitnessScene(stage: stage).rollBack()
    try WitnessScene(stage: stage).reopen(journal.late, vkey: journal.vkey)
  }

  private func keep(_ stage: DemoStage) throws {
    try PrivateFile.replace(
      stage.folder.transcript, DemoTranscript.json(stage.steps).serialized(.pretty) + [0x0A])
  }
}
