import Cryptography
import Foundation
import JSON
import Law
import Testing

@testable import navette

struct PolicyCommandTests {
  private func run(_ words: [String], expecting code: ExitCode = .success) throws -> (out: String, error: String) {
    let capture = Capture()
    let ended = CommandLineRunner(root: Navette.commands).run(["policy"] + words, console: capture.console())
    #expect(ended == code, "\(words): \(capture.error)\(capture.out)")
    return (capture.out, capture.error)
  }

  private func json(_ words: [String], expecting code: ExitCode = .success) throws -> JSON {
    try JSON.parse(Array(run(words + ["--json"], expecting: code).out.utf8))
  }

  // MARK: replay

  @Test func `a journal that tells the truth is decided again the same way`() throws {
    let day = try PolicyDay()
    let report = try json(["replay", "--journal", day.export.description])
    #expect(report["decidees"] == 2 && report["identiques"] == 2 && report["sansDecision"] == 1)
    #expect(try run(["replay", "--journal", day.export.description]).out.contains("2 identiques, 0 différentes"))
  }

  @Test func `a decision that was not the law's is found, though the journal is sound`() throws {
    let day = try PolicyDay(lie: true)
    let report = try json(["replay", "--journal", day.export.description], expecting: .refused)
    #expect(report["differentes"]?.array?.count == 1)
    #expect(report["differentes"]?[0]?["feuille"] == 1)
    #expect(report["differentes"]?[0]?["alors"]?["decision"] == "permise")
    #expect(report["differentes"]?[0]?["maintenant"]?["politiques"] == ["b.interdit"])
  }

  @Test func `facts forged in the export are caught before anything is decided again`() throws {
    let day = try PolicyDay()
    let file = URL(filePath: day.export.appending("bodies/000.p/3").description)
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.contains("\"nuit\":true"))
    try Data(text.replacing("\"nuit\":true", with: "\"nuit\":false").utf8).write(to: file)
    #expect(try run(["replay", "--journal", day.export.description], expecting: .untrusted).error.contains("ALTERED"))
  }

  @Test func `a pruned body is unknown, and no fault`() throws {
    let day = try PolicyDay(lie: true)
    let file = URL(filePath: day.export.appending("bodies/000.p/3").description)
    var lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
    lines[1] = #"{"index":1,"pruned":true}"#
    try Data(lines.map { $0 + "\n" }.joined().utf8).write(to: file)
    let report = try json(["replay", "--journal", day.export.description])
    #expect(report["identiques"] == 1 && report["inconnues"]?["elaguees"] == [1])
  }

  @Test func `the policies of the day must be there, and be those`() throws {
    let day = try PolicyDay()
    let file = day.export.appending("policies/\(day.book.digest.hex).cedar").description
    try Data(PolicyDay.text.utf8).write(to: URL(filePath: file))
    _ = try run(["replay", "--journal", day.export.description], expecting: .untrusted)
    try FileManager.default.removeItem(atPath: file)
    _ = try run(["replay", "--journal", day.export.description], expecting: .untrusted)
  }

  @Test func `another set tells what it would have decided otherwise`() throws {
    let day = try PolicyDay()
    let draft = try day.draft("when { context.nuit }", "when { context.nuit && !context.accord }")
    let report = try json(
      ["replay", "--journal", day.export.description, "--policies", draft.description], expecting: .refused)
    #expect(
      report["differentes"]?.array?.count == 1 && report["differentes"]?[0]?["maintenant"]?["decision"] == "permise")
  }

  // MARK: show

  @Test func `the exact text behind a decision is shown`() throws {
    let day = try PolicyDay()
    let shown = try json(["show", "--journal", day.export.description, "--leaf", "1"])
    #expect(shown.array?.count == 1 && shown[0]?["politique"] == "b.interdit")
    #expect(shown[0]?["texte"]?.string.map(PolicyDay.text.contains) == true)
    let whole = try run(["show", "--journal", day.export.description, "--set", String(day.book.digest.hex.prefix(8))])
      .out
    #expect(Array(whole.utf8) == day.book.archive)
    #expect(try run(["show", "--journal", day.export.description]).out == whole)
    let one = try run(["show", "a.permet", "--policies", day.policies.description]).out
    #expect(one.contains("@condition_1") && !one.contains("b.interdit") && one.contains(day.book.digest.hex))
  }

  @Test(arguments: [
    (["a.autre"], ExitCode.notFound), (["--journal", "EXPORT", "--set", "00000000"], .notFound),
    (["--journal", "EXPORT", "--leaf", "3"], .notFound), (["--journal", "EXPORT", "--leaf", "2"], .invalidContent),
    (["--set", "00000000"], .usage), (["--journal", "EXPORT", "--set", "XYZ"], .usage),
    (["--journal", "EXPORT", "--set", "00000000", "--leaf", "1"], .usage), (["--journal", "absent"], .notFound),
  ])
  func `what is not there, or is asked for in two ways, is refused`(words: [String], code: ExitCode) throws {
    let day = try PolicyDay()
    let own = words.contains("--journal") || words.contains("--set") ? [] : ["--policies", day.policies.description]
    _ = try run(["show"] + words.map { $0 == "EXPORT" ? day.export.description : $0 } + own, expecting: code)
  }

  // MARK: explain

  @Test func `a refusal is explained by its conditions, in French`() throws {
    let day = try PolicyDay()
    let file = try day.request(PolicyDay.question(accord: false).json)
    let words = ["explain", file.description, "--policies", day.policies.description]
    let report = try json(words)
    #expect(report["decision"] == "refusee" && report["politiques"]?[0]?["politique"] == "socle.rien-ne-permet")
    let permit = try #require(report["examinees"]?[0])
    #expect(permit["politique"] == "a.permet" && permit["resultat"] == "ne-s-applique-pas")
    #expect(permit["conditions"]?[0]?["enonce"] == "la personne a donné son accord")
    #expect(permit["conditions"]?[0]?["valeur"] == false && permit["conditions"]?[0]?["remplie"] == false)
    #expect(try run(words).out.contains("✗ 1. si la personne a donné son accord : non"))
    // The question of a past decision, put to the set of that day.
    let past = try json(["explain", "--journal", day.export.description, "--leaf", "1"])
    #expect(past["decision"] == "refusee" && past["jeu"]?.string == day.book.digest.hex)
    #expect(past["examinees"]?[0]?["politique"] == "a.permet" && past["examinees"]?[1]?["politique"] == "b.interdit")
    #expect(
      try run(["explain", "--journal", day.export.description, "--leaf", "1"]).out
        .contains("✓ 1. s’il fait nuit : oui"))
  }

  @Test func `a request in another form is refused, and no value of it is repeated`() throws {
    let day = try PolicyDay()
    for json: JSON in [["principal": "Zyxq"], ["Zyxq": 1], [:]] {
      let error = try run(
        ["explain", try day.request(json).description, "--policies", day.policies.description],
        expecting: .invalidContent
      ).error
      #expect(!error.contains("Zyxq"))
    }
    _ = try run(["explain"], expecting: .usage)
    _ = try run(["explain", "--journal", day.export.description], expecting: .usage)
    _ = try run(
      ["explain", "--journal", day.export.description, "--leaf", "1", "--part", "1"], expecting: .notFound)
  }

  // MARK: diff

  @Test func `the same set changes nothing`() throws {
    let day = try PolicyDay()
    let report = try json(
      ["diff", day.policies.description, day.policies.description, "--journal", day.export.description])
    #expect(report["questions"] == 2 && report["decisions"] == [] && report["politiques"] == [])
  }

  @Test func `another text that decides the same is told, and is no failure`() throws {
    let day = try PolicyDay()
    let draft = try day.draft("Pas la nuit.", "Jamais la nuit.")
    let report = try json(["diff", day.policies.description, draft.description, "--journal", day.export.description])
    #expect(report["politiques"]?[0]?["changement"] == "texte" && report["decisions"] == [])
  }

  @Test func `a decision that changes is told with its reasons before and after`() throws {
    let day = try PolicyDay()
    let draft = try day.draft("when { context.nuit }", "when { !context.nuit }")
    let words = ["diff", day.policies.description, draft.description, "--journal", day.export.description]
    let report = try json(words, expecting: .refused)
    #expect(report["politiques"]?[0]?["changement"] == "regle" && report["decisions"]?.array?.count == 2)
    #expect(report["decisions"]?[0]?["avant"]?["politiques"] == ["a.permet"])
    #expect(report["decisions"]?[0]?["apres"]?["politiques"] == ["b.interdit"])
    #expect(try run(words, expecting: .refused).out.contains("dont 2 de verdict"))
  }

  @Test func `a set that cannot be read is refused with its file and fault`() throws {
    let day = try PolicyDay()
    let draft = try day.draft("permit (", "permettre (")
    let error = try run(["diff", day.policies.description, draft.description], expecting: .invalidContent).error
    #expect(error.contains("essai.cedar"))
  }
}
