import Foundation
import JSON
import Testing

@testable import navette

/// `navette policy diff` on the policies of the repository, their cases, and a draft of them.
struct PolicyDiffTests {
  private static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Policies")

  /// A copy of the repository's policies and cases, changed.
  private func draft(
    in folder: TemporaryFolder, changing file: String? = nil, _ old: String = "", _ new: String = ""
  ) throws -> String {
    let draft = folder.path.appending("draft-\(UUID().uuidString)").description
    try FileManager.default.copyItem(atPath: Self.repository.path, toPath: draft)
    guard let file else { return draft }
    let url = URL(filePath: draft).appending(path: file)
    let text = try String(contentsOf: url, encoding: .utf8)
    let changed = text.replacing(old, with: new, maxReplacements: 1)
    try #require(changed != text)
    try Data(changed.utf8).write(to: url)
    return draft
  }

  private func diff(_ old: String, _ new: String, expecting code: ExitCode) throws -> (json: JSON, text: String) {
    func run(_ more: [String]) -> String {
      let capture = Capture()
      let ended = CommandLineRunner(root: Navette.commands).run(
        ["policy", "diff", old, new] + more, console: capture.console())
      #expect(ended == code, "\(capture.error)\(capture.out)")
      return capture.out
    }
    return (try JSON.parse(Array(run(["--json"]).utf8)), run([]))
  }

  @Test func `two copies change nothing, and each case is asked once`() throws {
    let folder = try TemporaryFolder()
    let report = try diff(draft(in: folder), draft(in: folder), expecting: .success).json
    #expect(report["questions"]?.integer ?? 0 >= 150)
    let alone = try draft(in: folder)
    try FileManager.default.removeItem(atPath: alone + "/tests")
    // A draft without cases is asked those of the set in force.
    #expect(try diff(draft(in: folder), alone, expecting: .success).json["questions"] == report["questions"])
    #expect(report["politiques"] == [] && report["decisions"] == [])
  }

  @Test func `a planted difference is told by the cases that it changes, in their own words`() throws {
    let folder = try TemporaryFolder()
    let new = try draft(
      in: folder, changing: "orientation.cedar", "unless { context.faits.accord == \"donne\"",
      "unless { context.faits.accord == \"refuse\"")
    let (report, text) = try diff(draft(in: folder), new, expecting: .refused)
    #expect(report["politiques"]?.array?.count == 1 && report["politiques"]?[0]?["changement"] == "regle")
    let changed = try #require(report["politiques"]?[0]?["politique"]?.string)
    let decisions = try #require(report["decisions"]?.array)
    #expect(decisions.contains { $0["avant"]?["decision"] == "permise" && $0["apres"]?["decision"] == "refusee" })
    #expect(decisions.allSatisfy { $0["origine"]?.string?.hasPrefix("«") == true })
    for decision in decisions {
      let sides = ["avant", "apres"].map { decision[$0]?["politiques"]?.array?.contains(.string(changed)) == true }
      #expect(sides[0] != sides[1], "\(decision)")
    }
    #expect(text.contains("~ \(changed) : sa règle change") && text.contains("«"))
  }

  @Test func `other words change no decision, and a case that cannot be read is refused`() throws {
    let folder = try TemporaryFolder()
    let reworded = try draft(in: folder, changing: "orientation.cedar", "@motif(\"", "@motif(\"Attention. ")
    let report = try diff(draft(in: folder), reworded, expecting: .success).json
    #expect(report["politiques"]?[0]?["changement"] == "texte" && report["decisions"] == [])
    let broken = try draft(in: folder, changing: "tests/socle.json", "\"qui\"", "\"qvi\"")
    let capture = Capture()
    let ended = CommandLineRunner(root: Navette.commands)
      .run(["policy", "diff", try draft(in: folder), broken], console: capture.console())
    #expect(ended == .invalidContent && capture.error.contains("socle.json"))
  }
}
