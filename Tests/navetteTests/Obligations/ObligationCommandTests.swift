import JSON
import Liaison
import Testing

@testable import navette

struct ObligationCommandTests {
  private static let owed: JSON = [
    "reference": "FN-2026-7K3Q-XM4T-QW", "code": "transmettre-a-la-crip", "devoir": true,
    "avant": "2026-11-24T08:00:00Z", "motif": "La CRIP.", "articles": "CASF, art. L226-2-1",
  ]

  private func line(_ name: String, _ value: JSON?) throws -> String {
    var object = try #require(Self.owed.object)
    object[name] = value
    return try #require(try ObligationText.lines([Answer(.object(object))]).first)
  }

  @Test func `a duty to transmit is an alert, a formality something to do, an answer is said in French`() throws {
    let alert = try line("devoir", true)
    #expect(alert.hasPrefix("ALERTE : FN-2026-7K3Q-XM4T-QW, transmettre-a-la-crip, avant le 2026"))
    #expect(alert.hasSuffix("La CRIP. (CASF, art. L226-2-1)"))
    #expect(try line("devoir", nil).hasPrefix("À faire : "))
    let done = try line("reponse", "danger-ecarte")
    #expect(done.hasPrefix("Répondu : ") && done.contains("Le danger est écarté"))
    #expect(try line("reponse", "transmise").contains("une transmission l’a fait"))
  }

  @Test func `what a gateway would write badly is refused, and never moves the terminal`() throws {
    #expect(throws: CommandError.self) { try line("reference", nil) }
    #expect(throws: CommandError.self) { try line("avant", 1) }
    #expect(throws: CommandError.self) { try ObligationText.table([Answer(["code": "x"])]) }
    #expect(!(try line("motif", "La\u{1b}[2J CRIP.")).contains("\u{1b}"))
  }

  private static let fiche = Reference(.ficheNavette, year: 2026).description

  @Test(arguments: [
    ["obligation", "settle", fiche, "--answer", "faite"],
    ["obligation", "settle", fiche, "--obligation", "informer-les-parents"],
    ["obligation", "settle", "--obligation", "informer-les-parents", "--answer", "faite"],
    ["obligation", "settle", "FN-2026", "--obligation", "informer-les-parents", "--answer", "faite"],
    ["obligation", "settle", fiche, "--obligation", "informer-les-parents", "--answer", "parce-que"],
    ["obligation", "list", fiche], ["transmit", "fiche.json", "--to", "crip"],
    ["transmit", "fiche.json", "--follows", "FN-2026"], ["transmit", "fiche.json", "--dry-run", "--to", "CRIP !"],
  ])
  func `an answer outside its list, or to nothing, is refused before anything is asked`(words: [String]) {
    #expect(run(words).0 == .usage)
  }

  @Test func `a right command goes as far as the agent's folder, which is not there`() {
    let words = ["obligation", "settle", Self.fiche, "--obligation", "informer-les-parents", "--answer", "faite"]
    for words in [words, ["obligation", "list"]] {
      let (code, capture) = run(words)
      #expect(code != .usage && code != .success, "\(capture.error)")
    }
  }

  private func run(_ words: [String]) -> (ExitCode, Capture) {
    let capture = Capture()
    let all = words + ["--agent", "/nulle-part"]
    return (CommandLineRunner(root: Navette.commands).run(all, console: capture.console()), capture)
  }
}
