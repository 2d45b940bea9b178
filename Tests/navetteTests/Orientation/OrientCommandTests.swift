import Foundation
import JSON
import Testing

@testable import navette

struct OrientCommandTests {
  private static let policies = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Policies").path

  private func run(_ words: [String]) -> (ExitCode, Capture) {
    let capture = Capture()
    let all = ["orient"] + words
    return (CommandLineRunner(root: Navette.commands).run(all, console: capture.console()), capture)
  }

  private func offline(_ words: String...) -> (ExitCode, Capture) {
    run(words + ["--policies", Self.policies, "--as", "intervenant"])
  }

  @Test func `a minor in danger is told in French, the duty first, then what follows`() throws {
    let (code, capture) = offline(
      "--who", "victime", "--age", "6-10", "--facts", "negligences", "--parents", "a-informer")
    #expect(code == .success, "\(capture.error)")
    let lines = capture.out.split(separator: "\n").map(String.init)
    #expect(lines[0] == "IMPOSÉ" && lines[1].contains("L226-2-1"))
    #expect(lines[2] == "  ✔ Information préoccupante → Conseil départemental, CRIP — CASF, art. L226-2-1")
    #expect(capture.out.contains("À faire : Les parents sont informés"))
    #expect(capture.out.contains("FERMÉ"))
  }

  @Test func `the same in JSON has codes`() throws {
    let (code, capture) = offline("--who", "victime", "--age", "26-39", "--danger", "imminente", "--json")
    #expect(code == .success)
    let json = try JSON.parse(Array(capture.out.utf8))
    #expect(json["devoirs"]?.array?.first?["code"] == "aviser-du-peril")
    #expect(json["imposees"]?.array?.first?["acte"] == "avis-de-peril")
    #expect(json["fermees"]?.array?.isEmpty == false)
  }

  @Test(arguments: [
    ["--who", "victime", "--age", "6-10", "--policies", "P"],
    ["--who", "victime", "--age", "6-10", "--as", "intervenant"], ["--who", "victime", "--age", "6-10"],
    ["--who", "quelqu-un", "--age", "6-10"], ["--who", "victime"], ["--who", "victime", "--age", "6"],
    ["--who", "victime", "--age", "6-10", "--policies", "P", "--as", "intervenant", "--commune", "01053"],
    ["--who", "victime", "--age", "6-10", "--policies", "P", "--as", "intervenant", "--agreed", "transmission"],
    ["--who", "victime", "--age", "6-10", "--policies", "P", "--as", "intervenant", "--protection", "incapable"],
  ])
  func `facts outside their lists, that contradict each other, or asked of nobody are refused`(words: [String]) {
    #expect(run(words).0 == .usage)
  }

  @Test func `policies that are not there, or not policies, are refused`() throws {
    let facts = ["--who", "victime", "--age", "6-10", "--as", "intervenant", "--policies"]
    #expect(run(facts + ["/nulle-part"]).0 != .success)
    let folder = try TemporaryFolder()
    try Data("permit (".utf8).write(to: URL(filePath: folder.path.description).appending(path: "a.cedar"))
    #expect(run(facts + [folder.path.description]).0 == .invalidContent)
  }
}
