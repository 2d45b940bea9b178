import Foundation
import JSON
import Testing

@testable import navette

/// Looking into an export: which events are shown, and counted.
struct JournalListTests {
  private let folder: TemporaryFolder
  private var export: String { folder.path.appending("export").description }

  init() throws {
    folder = try TemporaryFolder()
    let journal = try TestJournal()
    // Instants are of the hour of the entries, as a gateway's are.
    for (event, agent, subject, decision, articles, policies, instant) in [
      ("transmission", "a-1", "FN-2026-1", "permise", ["RGPD, art. 6"], ["x.permet"], "2026-11-21T10:00:00Z"),
      ("ouverture", "b-1", "FN-2026-1", "refusee", ["Code pénal, art. 226-13"], ["y.interdit"], "2026-11-21T10:05:00Z"),
      ("ouverture", "b-1", "FN-2026-2", "permise", ["RGPD, art. 6"], ["x.permet"], "2026-11-21T10:10:00Z"),
    ] {
      try journal.append([
        "agent": .string(agent), "articles": .array(articles.map(JSON.string)), "decision": .string(decision),
        "evenement": .string(event), "instant": .string(instant), "objet": .string(subject),
        "politiques": .array(policies.map(JSON.string)), "v": 1,
      ])
    }
    try journal.append(["evenement": "arret", "instant": "2026-11-21T10:15:00Z", "v": 1])
    try journal.export(to: folder.path.appending("export"))
  }

  private func leaves(_ words: [String]) throws -> [Int64] {
    let capture = Capture()
    let code = CommandLineRunner(root: Navette.commands).run(
      ["journal", "list", export, "--json"] + words, console: capture.console())
    #expect(code == .success, "\(capture.error)")
    return try #require(JSON.parse(Array(capture.out.utf8)).array).compactMap { $0["feuille"]?.integer }
  }

  @Test(
    arguments: [
      ([], [0, 1, 2, 3]), (["--event", "ouverture"], [1, 2]), (["--by", "b-1", "--permitted"], [2]),
      (["--refused"], [1]),
      (["--about", "FN-2026-1"], [0, 1]), (["--article", "226-13"], [1]), (["--policy", "x.permet"], [0, 2]),
      (["--policy", "x.perme"], []), (["--since", "2026-11-21T10:05:00Z"], [1, 2, 3]),
      (["--until", "2026-11-21T10:05:00Z"], [0]), (["--since", "2026-11-21", "--until", "2026-11-21"], [0, 1, 2, 3]),
      (["--since", "2026-11-22"], []), (["--until", "2026-11-20"], []), (["--from", "2"], [2, 3]),
      (["--newest-first", "--limit", "2"], [3, 2]), (["--newest-first", "--from", "1"], [1, 0]),
      (["--limit", "1"], [0]), (["--category", "sante"], []), (["--from", "9"], []),
    ] as [([String], [Int64])])
  func `what is asked is what is listed`(words: [String], expected: [Int64]) throws {
    #expect(try leaves(words) == expected)
  }

  @Test(arguments: [
    ["--event", "inconnu"], ["--since", "hier"], ["--until", "2026-02-30"], ["--category", "autre"],
    ["--refused", "--permitted"], ["--since", "2026-11-22", "--until", "2026-11-21"],
  ])
  func `a question that is not one is a fault of usage`(words: [String]) throws {
    let code = CommandLineRunner(root: Navette.commands).run(
      ["journal", "list", export] + words, console: Capture().console())
    #expect(code == .usage)
  }

  @Test func `neither an export nor an agent is a fault of usage`() {
    #expect(Capture().run("journal", "list") == .usage && Capture().run("journal", "report") == .usage)
  }

  @Test func `a report counts what it reads, and tells what it cannot`() throws {
    let capture = Capture()
    let words = ["journal", "report", export, "--since", "2026-11-16", "--until", "2026-11-22", "--by", "jour"]
    let runner = CommandLineRunner(root: Navette.commands)
    #expect(runner.run(words + ["--json"], console: capture.console()) == .success, "\(capture.error)")
    let json = try JSON.parse(Array(capture.out.utf8))
    // The events above lack what a gateway's have: only the stop is whole.
    #expect(json["entrees"] == 1 && json["illisibles"] == 3 && json["parts"]?.array?.count == 7)
    let text = Capture()
    #expect(runner.run(words, console: text.console()) == .success)
    #expect(text.out.contains("3 corps illisibles") && text.out.contains("Urgences (Code pénal, art. 223-6)"))
    let sheet = Capture()
    #expect(runner.run(words + ["--csv"], console: sheet.console()) == .success)
    #expect(sheet.out.hasPrefix("mesure,code,debut,nombre\r\n") && sheet.out.contains("relectures,manquante,,0\r\n"))
    #expect(runner.run(words + ["--csv", "--json"], console: Capture().console()) == .usage)
    #expect(
      runner.run(
        ["journal", "report", export, "--since", "2026-11-23", "--until", "2026-11-22"], console: Capture().console())
        == .usage)
  }
}
