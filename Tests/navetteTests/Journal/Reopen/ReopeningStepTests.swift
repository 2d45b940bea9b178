import Cryptography
import Foundation
import JSON
import Journal
import Store
import Testing

@testable import navette

/// A reopening that is killed between any two of its steps is brought to its end by the same command.
struct ReopeningStepTests {
  private struct Killed: Error {}

  private func expectReopened(_ place: Installed, _ report: ReopeningReport) throws {
    let configuration = try #require(
      JSON.parse([UInt8](Data(contentsOf: URL(filePath: place.folders.configurationFile.description)))).object)
    #expect(configuration["origine"]?.string == Installed.next)
    // What else it says stays.
    #expect(configuration["hotes"] == ["a.test"] && configuration["port"] == 1)
    #expect(configuration["conservation"]?["acces"] == 24)
    let verifier = try VkeyFile.read(place.folders.vkey)
    #expect(verifier.origin == Installed.next && verifier.key.publicKey == place.key.publicKey)
    #expect(try verifier.verify(place.kept()).checkpoint.size == 1)
    let archive = try JournalArguments.report(report.archive, trusted: place.former.verifier)
    #expect(archive.isSound && archive.checkpoint?.size == 9)
    try place.serve()
    // The folder is the new journal's from now on.
    #expect(throws: CommandError(.conflict, "")) { try place.reopening(export: place.export).run() }
  }

  @Test func `at once`() throws {
    let place = try Installed()
    try expectReopened(place, place.reopening(export: place.export).run())
  }

  @Test(arguments: JournalReopening.Step.allCases)
  func `killed after a step, the same command goes on, and the server does not start before`(
    step: JournalReopening.Step
  ) throws {
    let place = try Installed()
    var interrupted = place.reopening(export: place.export)
    interrupted.done = { if $0 == step { throw Killed() } }
    #expect(throws: Killed.self) { try interrupted.run() }
    let refusal = #expect(throws: StoreError.self) { try place.serve() }
    #expect(refusal?.code == (step == .archived ? .rolledBack : .unfinishedReopening))
    let told = CommandError(try #require(refusal))
    #expect(told.hint?.contains(step == .archived ? "`navette journal reopen`" : "run the same command again") == true)
    if step != .archived {
      #expect(throws: CommandError(.conflict, "")) { try place.reopening(as: "autre.test/journal").run() }
    }
    // A rehearsal in between changes nothing.
    let before = try place.files()
    _ = try place.reopening(export: place.export).run(isRehearsal: true)
    #expect(try place.files() == before)
    let report = try place.reopening(export: place.export).run()
    #expect((report.details == nil) == (step != .archived))
    #expect(report.lines.contains { $0.contains(Installed.next) })
    try expectReopened(place, report)
  }

  @Test func `killed twice, at every pair of steps, it ends all the same`() throws {
    for first in JournalReopening.Step.allCases {
      for second in JournalReopening.Step.allCases where second != .archived || first == .archived {
        let place = try Installed()
        for step in [first, second] {
          var interrupted = place.reopening(export: place.export)
          interrupted.done = { if $0 == step { throw Killed() } }
          // A step that the second call no longer has is not reached.
          _ = try? interrupted.run()
        }
        let origin = try ServerConfigurationFile(place.folders.configurationFile).origin
        if origin != Installed.next { _ = try place.reopening(export: place.export).run() }
        try place.serve()
      }
    }
  }

  @Test func `a backup past its thirty days is not put back, unless its operator says so and brings an export`() throws
  {
    let place = try Installed()
    let before = try place.files()
    for export in [place.export, nil] {
      let reopening = place.reopening(export: export, isWithoutExport: export == nil, days: 32)
      #expect { try reopening.run() } throws: { ($0 as? CommandError)?.message.contains("32 days old") == true }
    }
    #expect(try place.files() == before)
    _ = try place.reopening(export: place.export, isExpiredAccepted: true, days: 32).run()
    try place.serve()
  }

  @Test func `a journal that was reopened can be reopened again, and its archives stay`() throws {
    let place = try Installed()
    _ = try place.reopening(export: place.export).run()
    let backup = place.folder.path.appending("deuxieme.db")
    try FileManager.default.copyItem(atPath: place.folders.database.description, toPath: backup.description)
    try place.serve()
    try FileManager.default.removeItem(atPath: place.folders.database.description)
    try FileManager.default.copyItem(atPath: backup.description, toPath: place.folders.database.description)
    let report = try place.reopening(as: "navette.test/journal-3", isWithoutExport: true).run()
    #expect(report.archive.name == "2" && report.details?.cited.size == 2 && report.details?.lost == 1)
    #expect(
      try JournalArguments.report(place.folders.formerJournals.appending("1"), trusted: place.former.verifier).isSound)
    // Neither former name serves again.
    for name in [Installed.origin, Installed.next] {
      #expect(throws: CommandError.self) { try place.reopening(as: name, isWithoutExport: true).run() }
    }
  }
}
