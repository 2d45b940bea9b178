import HTTP
import JSON
import Liaison
import Testing

@testable import Web

/// What holds for every form: how its text is read, how long it may be, what it leaves behind, what its key is for.
struct FormTests {
  let fixture: GatewayFixture
  init() throws { fixture = try GatewayFixture() }

  private static let evaluation = "fiche/situation/evaluation"

  private func send(_ items: [(String, String)], key: String) throws -> Answer {
    try fixture.send("intervenant", "/fiches/nouvelle", items + [(Form.key, key)])
  }

  private func setting(_ items: [(String, String)], _ name: String, _ value: String) -> [(String, String)] {
    items.filter { $0.0 != name } + [(name, value)]
  }

  private func sentCount() throws -> Int? {
    try fixture.get("intervenant", "/api/boite?dossier=envoyees").json["fiches"]?.array?.count
  }

  private func key(of page: Answer) throws -> String {
    try String(#require(page.text.firstMatch(of: /name="_cle" value="([^"]*)"/)?.output.1))
  }

  // MARK: Lines

  @Test(arguments: ["a\r\nb", "a\nb", "a\rb"])
  func `a line that a browser ends in its way comes back as a line`(text: String) throws {
    let items = setting(NouvelleFicheTests.orientation, Self.evaluation, text)
    let page = try send(items.filter { $0.0 != "fiche/identite/nom" }, key: "\(IdempotencyKey.random())")
    #expect(page.status == 422)
    #expect(page.text.contains("\na\nb</textarea>") && !page.text.contains("\u{fffd}"))
  }

  @Test(arguments: [
    ("a\r\n\r\nb\r\n", "a\n\nb\n"), ("\r\r\n\n\r", "\n\n\n\n"), ("é\r\n\u{301}", "é\n\u{301}"), ("", ""),
  ])
  func `each end of a line becomes one line feed, and nothing else changes`(text: String, unix: String) {
    #expect(text.withUnixLines.unicodeScalars.elementsEqual(unix.unicodeScalars))
  }

  // MARK: Length

  @Test(.timeLimit(.minutes(1)))
  func `a form of more fields than any page has is refused at once`() throws {
    let token = try fixture.token("intervenant")
    func post(_ count: Int) throws -> Answer {
      let names = (0..<count).map { "n\($0)=1&" }.joined()
      return try fixture.ask(
        "intervenant", .post, "/peril", headers: [("Content-Type", "application/x-www-form-urlencoded")],
        body: Array("\(names)\(Form.token)=\(token)".utf8))
    }
    #expect(try post(20_000).status == 400)
    #expect(try post(Asked.mostFields).status == 400)
    #expect(try post(Asked.mostFields - 1).status == 422)
  }

  // MARK: What stays

  @Test(arguments: ["/fiches/nouvelle", "/peril", "/orale", "/circuits"])
  func `what is typed is neither kept by the browser nor sent to its makers`(path: String) throws {
    let page = try fixture.page("intervenant", path)
    #expect(page.status == 200)
    let forms = page.text.matches(of: /<form method="post"[^>]*>/).map { String($0.output) }
    #expect(!forms.isEmpty)
    for form in forms {
      for off in ["autocomplete=\"off\"", "spellcheck=\"false\"", "writingsuggestions=\"false\""] {
        #expect(form.contains(off), "\(form)")
      }
    }
  }

  // MARK: The key

  @Test func `a form that was corrected after it was sent says so, and can be sent again as another`() throws {
    let first = "\(IdempotencyKey.random())"
    #expect(try send(NouvelleFicheTests.orientation, key: first).status == 201)
    let changed = setting(NouvelleFicheTests.orientation, Self.evaluation, "Autre évaluation inventée.")
    let page = try send(changed, key: first)
    #expect(page.status == 422)
    #expect(page.text.contains("Cette fiche a déjà été transmise") && page.text.contains("<a href=\"/fiches\">"))
    #expect(page.text.contains("Autre évaluation inventée.") && !page.text.contains("Rien n’a été envoyé."))
    #expect(!page.text.contains("dempotence") && !page.text.contains("#c-Idempotency-Key"))
    #expect(try sentCount() == 1)
    let second = try key(of: page)
    #expect(second != first)
    #expect(try send(changed, key: second).status == 201)
    #expect(try sentCount() == 2)
  }

  @Test func `while a form is corrected its key stays; one that is none is replaced`() throws {
    let good = "\(IdempotencyKey.random())"
    let faulty = NouvelleFicheTests.orientation.filter { $0.0 != "fiche/identite/nom" }
    #expect(try key(of: send(faulty, key: good)) == good)
    for bad in ["", "x", good.uppercased()] {
      let page = try send(NouvelleFicheTests.orientation, key: bad)
      #expect(page.status == 400 && page.text.contains("Formulaire incomplet"))
      #expect(!page.text.contains("dempotence") && !page.text.contains("UUID"))
      #expect(throws: Never.self) { try IdempotencyKey(try key(of: page)) }
    }
    #expect(try sentCount() == 0)
  }
}
