import Foundation
import JSON
import Testing

@testable import navette

/// `navette policy check` and `navette policy test`, on the policies of the repository and on copies with a fault.
struct PolicyGateTests {
  private static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Policies")

  /// A copy of the repository's policies, one file of which is changed.
  private struct Draft {
    let folder: TemporaryFolder
    var policies: String { folder.path.appending("policies").description }

    init(changing file: String? = nil, _ change: (String) -> String = { $0 }) throws {
      folder = try TemporaryFolder()
      try FileManager.default.copyItem(atPath: repository.path, toPath: folder.path.appending("policies").description)
      guard let file else { return }
      let url = URL(filePath: policies).appending(path: file)
      let text = try String(contentsOf: url, encoding: .utf8)
      let changed = change(text)
      try #require(changed != text)
      try Data(changed.utf8).write(to: url)
    }

    func run(_ words: [String], expecting code: ExitCode) -> (out: String, error: String) {
      let capture = Capture()
      let ended = CommandLineRunner(root: Navette.commands)
        .run(["policy"] + words + ["--policies", policies], console: capture.console())
      #expect(ended == code, "\(capture.error)\(capture.out)")
      return (capture.out, capture.error)
    }
  }

  // MARK: check

  @Test func `the policies of the repository lack nothing, and are counted`() throws {
    let draft = try Draft()
    #expect(draft.run(["check"], expecting: .success).out.contains(" 0 anomalie"))
    let report = try JSON.parse(Array(draft.run(["check", "--json"], expecting: .success).out.utf8))
    #expect(report["anomalies"] == [] && report["politiques"] != nil && report["empreinte"]?.string?.count == 64)
  }

  @Test(arguments: [
    ("@force(\"loi\")\n", "", "@force"), ("@article(", "@articles(", "@article"), ("@motif(", "@motifs(", "@motif"),
    ("permit (", "permettre (", "permettre"), ("context.faits.arme", "context.faits.armes", "armes"),
    ("principal is Intervenant", "principal is Intervenante", "Intervenante"),
    ("@id(\"exception.226-14-1-conditions\")", "@id(\"exception.226-14-1\")", "two policies"),
    ("@id(\"exception.226-14-1-conditions\")", "", "@id("),
    ("when { context.faits.dangereux }", "when { context.faits.dangereux && false }", "never apply"),
  ])
  func `a set that cannot be put in force is told with its file and line`(
    part: String, other: String, word: String
  ) throws {
    let draft = try Draft(changing: "exceptions.cedar") {
      $0.replacing(part, with: other, maxReplacements: 1)
    }
    let said = draft.run(["check"], expecting: .invalidContent).out
    #expect(said.contains(#/✗ exceptions\.cedar:[0-9]+: /#) && said.contains(word), "\(said)")
    let report = try JSON.parse(Array(draft.run(["check", "--json"], expecting: .invalidContent).out.utf8))
    #expect(report["anomalies"]?[0]?["ligne"]?.integer ?? 0 > 1 && report["empreinte"] == nil)
    _ = draft.run(["test"], expecting: .invalidContent)
  }

  @Test(arguments: [
    ("@condition_1(", "@condition_9(", "@condition_9"),
    ("@condition_2(\"", "@condition_2(\"\") @note(\"", "@condition_2"),
    ("@obligation(\"copie-", "@obligation(\"photocopie-", "photocopie-"),
  ])
  func `a policy that lacks something to be read is told, and the set is valid`(
    part: String, other: String, word: String
  ) throws {
    let draft = try Draft(changing: "exceptions.cedar") { $0.replacing(part, with: other, maxReplacements: 1) }
    let said = draft.run(["check"], expecting: .refused).out
    #expect(said.contains(#/✗ exceptions\.cedar:[0-9]+: `exception\./#) && said.contains(word), "\(said)")
  }

  // MARK: test

  @Test func `the cases of the repository hold its policies in place`() throws {
    let draft = try Draft()
    let said = draft.run(["test"], expecting: .success).out
    #expect(!said.contains("✗"))
    let report = try JSON.parse(Array(draft.run(["test", "--json"], expecting: .success).out.utf8))
    let (cases, refusals) = (report["cas"]?.integer ?? 0, report["refusAttendus"]?.integer ?? 0)
    #expect(cases >= 150 && refusals * 2 >= cases && report["reussis"]?.integer == cases)
    #expect(report["couverture"]?["jamaisAppliquees"] == [] && report["couverture"]?["jamaisEcartees"] == [])
    #expect(report["mutants"]?["survivants"] == [] && report["mutants"]?["total"] == report["mutants"]?["tues"])
  }

  @Test(arguments: [
    // A case fails, for the law or for the case.
    ("exceptions.cedar", "when { context.faits.consulteAuteur }\n", "", "✗ exceptions.json"),
    ("tests/socle.json", "\"decision\": \"refuse\"", "\"decision\": \"permis\"", "✗ socle.json"),
    // A policy that no case tries, or tries one way only.
    (
      "circuits.cedar", "\n",
      "\n@id(\"circuit.neuf\") @article(\"RGPD, art. 25\") @force(\"usage\") @motif(\"Non.\")\n"
        + "forbid (principal is Prefet, action == Action::\"clore\", resource) when { principal.secret == \"neuf\" };\n",
      "jamais appliquée par un cas : circuit.neuf"
    ),
    // A clause that changes nothing.
    (
      "journal-et-administration.cedar", "when { principal is Auditeur || principal is Dpo };",
      "when { principal is Auditeur || principal is Dpo } when { principal.agent == principal.agent };",
      "condition qu’aucun cas n’exige : journal.lecture, condition 2"
    ),
  ])
  func `a planted fault is named, and fails`(file: String, part: String, other: String, word: String) throws {
    let draft = try Draft(changing: file) { $0.replacing(part, with: other, maxReplacements: 1) }
    let said = draft.run(["test"], expecting: .refused).out
    #expect(said.contains(word), "\(said)")
  }

  @Test func `a policy that is always satisfied, or never the ground that lacks, is named`() throws {
    // The only refusals for want of this permit are taken away.
    let draft = try Draft(changing: "tests/journal-et-administration.json") { text in
      let head = "{\n  \"theme\": \"essai\",\n  \"cas\": [\n"
      let cases = text.components(separatedBy: "\n    {\n").dropFirst()
      let kept = cases.filter { !$0.contains("\"lireJournal\"") || $0.contains("\"permis\"") }
      return head + kept.map { "    {\n" + $0 }.joined(separator: "\n")
    }
    let said = draft.run(["test"], expecting: .refused).out
    #expect(said.contains("jamais écartée par un cas : journal.lecture"), "\(said)")
    #expect(said.contains("jamais appliquée par un cas : journal.pas-les-autres"))
  }

  @Test func `a folder without cases, or with a broken one, tests nothing and says so`() throws {
    let none = try Draft()
    try FileManager.default.removeItem(atPath: none.policies + "/tests")
    _ = none.run(["test"], expecting: .notFound)
    let broken = try Draft(changing: "tests/socle.json") {
      $0.replacing("\"qui\"", with: "\"qvi\"", maxReplacements: 1)
    }
    #expect(broken.run(["test"], expecting: .invalidContent).error.contains("socle.json"))
  }
}
