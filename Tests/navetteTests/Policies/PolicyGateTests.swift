import Foundation
import JSON
import Testing

@testable import navette

/// `navette policy check` and `navette policy test`, on the policies of the repository and on copies with a fault.
struct PolicyGateTests {
  private static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Policies")

  private static func run(
    _ words: [String], on policies: String, expecting code: ExitCode
  ) -> (out: String, error: String) {
    let capture = Capture()
    let ended = CommandLineRunner(root: Navette.commands)
      .run(["policy"] + words + ["--policies", policies], console: capture.console())
    #expect(ended == code, "\(capture.error)\(capture.out)")
    return (capture.out, capture.error)
  }

  private func onRepository(_ words: String...) -> (out: String, error: String) {
    Self.run(words, on: Self.repository.path, expecting: .success)
  }

  /// One theme of the repository's policies with its cases, one file of which is changed: as good as the whole to plant a
  /// fault in, and quicker.
  private struct Draft {
    static let theme = "journal-et-administration"
    let folder: TemporaryFolder
    var policies: String { folder.path.description }

    init(_ file: String = "\(theme).cedar", _ change: (String) -> String) throws {
      folder = try TemporaryFolder()
      let place = URL(filePath: folder.path.description, directoryHint: .isDirectory)
      try FileManager.default.createDirectory(at: place.appending(path: "tests"), withIntermediateDirectories: false)
      for name in ["navette.cedarschema", "\(Self.theme).cedar", "tests/distribution.json", "tests/\(Self.theme).json"]
      {
        let text = try String(contentsOf: repository.appending(path: name), encoding: .utf8)
        let changed = name == file ? change(text) : text
        if name == file { try #require(changed != text) }
        try Data(changed.utf8).write(to: place.appending(path: name))
      }
    }

    func run(_ words: [String], expecting code: ExitCode) -> (out: String, error: String) {
      PolicyGateTests.run(words, on: policies, expecting: code)
    }
  }

  // MARK: check

  @Test func `the policies of the repository lack nothing, and are counted`() throws {
    #expect(onRepository("check").out.contains(" 0 anomalie"))
    let report = try JSON.parse(Array(onRepository("check", "--json").out.utf8))
    #expect(report["anomalies"] == [] && report["politiques"] != nil && report["empreinte"]?.string?.count == 64)
  }

  @Test(arguments: [
    ("@force(\"loi\")\n", "", "@force"), ("@article(", "@articles(", "@article"), ("@motif(", "@motifs(", "@motif"),
    ("permit (", "permettre (", "permettre"), ("resource.nature ==", "resource.natures ==", "natures"),
    ("principal is Auditeur", "principal is Auditrice", "Auditrice"),
    ("@id(\"journal.pas-les-autres\")", "@id(\"journal.lecture\")", "two policies"),
    ("@id(\"journal.pas-les-autres\")", "", "@id("),
    ("when { principal is Auditeur || principal is Dpo }", "when { false }", "never apply"),
  ])
  func `a set that cannot be put in force is told with its file and line`(
    part: String, other: String, word: String
  ) throws {
    let draft = try Draft { $0.replacing(part, with: other, maxReplacements: 1) }
    let said = draft.run(["check"], expecting: .invalidContent).out
    #expect(said.contains(#/✗ journal-et-administration\.cedar:[0-9]+: /#) && said.contains(word), "\(said)")
    let report = try JSON.parse(Array(draft.run(["check", "--json"], expecting: .invalidContent).out.utf8))
    #expect(report["anomalies"]?[0]?["ligne"]?.integer ?? 0 > 1 && report["empreinte"] == nil)
    _ = draft.run(["test"], expecting: .invalidContent)
  }

  @Test(arguments: [
    ("@condition_1(", "@condition_9(", "@condition_9"),
    ("@condition_2(\"", "@condition_2(\"\") @note(\"", "@condition_2"),
    ("@motif(", "@obligation(\"inventee\")\n@motif(", "inventee"),
  ])
  func `a policy that lacks something to be read is told, and the set is valid`(
    part: String, other: String, word: String
  ) throws {
    let draft = try Draft { $0.replacing(part, with: other, maxReplacements: 1) }
    let said = draft.run(["check"], expecting: .refused).out
    #expect(said.contains(#/✗ journal-et-administration\.cedar:[0-9]+: `[a-z]+\./#) && said.contains(word), "\(said)")
  }

  // MARK: test

  @Test func `the cases of the repository hold its policies in place`() throws {
    let report = try JSON.parse(Array(onRepository("test", "--json").out.utf8))
    let (cases, refusals) = (report["cas"]?.integer ?? 0, report["refusAttendus"]?.integer ?? 0)
    #expect(cases >= 150 && refusals * 2 >= cases && report["reussis"]?.integer == cases)
    #expect(report["couverture"]?["jamaisAppliquees"] == [] && report["couverture"]?["jamaisEcartees"] == [])
    #expect(report["mutants"]?["survivants"] == [] && report["mutants"]?["total"] == report["mutants"]?["tues"])
  }

  @Test(arguments: [
    // A case fails, for the law or for the case.
    ("\(Draft.theme).cedar", "when { resource.nature == \"secteur\" }\n", "", "✗ \(Draft.theme).json"),
    ("tests/\(Draft.theme).json", "\"decision\": \"refuse\"", "\"decision\": \"permis\"", "✗ \(Draft.theme).json"),
    // A policy that no case tries, or tries one way only.
    (
      "\(Draft.theme).cedar", "\n",
      "\n@id(\"circuit.neuf\") @article(\"RGPD, art. 25\") @force(\"usage\") @motif(\"Non.\")\n"
        + "forbid (principal is Prefet, action == Action::\"clore\", resource) when { principal.secret == \"neuf\" };\n",
      "jamais appliquée par un cas : circuit.neuf"
    ),
    // A clause that changes nothing.
    (
      "\(Draft.theme).cedar", "when { principal is Auditeur || principal is Dpo };",
      "when { principal is Auditeur || principal is Dpo } when { principal.agent == principal.agent };",
      "condition qu’aucun cas n’exige : journal.lecture, condition 2"
    ),
  ])
  func `a planted fault is named, and fails`(file: String, part: String, other: String, word: String) throws {
    let draft = try Draft(file) { $0.replacing(part, with: other, maxReplacements: 1) }
    let said = draft.run(["test"], expecting: .refused).out
    #expect(said.contains(word), "\(said)")
  }

  @Test func `a policy that is always satisfied, or never the ground that lacks, is named`() throws {
    // The only refusals for want of this permit are taken away.
    let draft = try Draft("tests/\(Draft.theme).json") { text in
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
    let none = try Draft { $0 + "\n" }
    try FileManager.default.removeItem(atPath: none.policies + "/tests")
    _ = none.run(["test"], expecting: .notFound)
    let broken = try Draft("tests/\(Draft.theme).json") {
      $0.replacing("\"qui\"", with: "\"qvi\"", maxReplacements: 1)
    }
    #expect(broken.run(["test"], expecting: .invalidContent).error.contains("\(Draft.theme).json"))
  }
}
