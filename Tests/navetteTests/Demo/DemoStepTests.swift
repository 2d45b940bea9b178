import JSON
import Testing

@testable import navette

struct DemoStepTests {
  private static func exchange(
    _ status: Int?, articles: [String] = [], conditions: [String] = ["la personne est d’accord"],
    fields: [String] = []
  ) -> Exchange {
    var exchange = Exchange(request: "POST /api/fiches", status: status)
    (exchange.articles, exchange.conditions, exchange.fields) = (articles, conditions, fields)
    return exchange
  }

  private static func step(_ expected: DemoExpectation, exit: ExitCode, _ exchanges: [Exchange]) -> DemoStep {
    DemoStep(
      number: 7, agent: "commandant", title: "Demande", command: "navette open FN", expected: expected,
      exitCode: exit.rawValue, exchanges: exchanges, output: "du texte en clair", errors: "")
  }

  @Test func `a step that did what it should is right`() {
    #expect(Self.step(.status(201), exit: .success, [Self.exchange(201)]).isRight)
    #expect(
      Self.step(.refused(articles: ["226-13"]), exit: .refused, [Self.exchange(403, articles: ["CP, art. 226-13"])])
        .isRight)
    #expect(Self.step(.handshakeRefused, exit: .refused, [Self.exchange(nil)]).isRight)
    #expect(Self.step(.exit(.untrusted), exit: .untrusted, []).isRight)
    #expect(Self.step(.invalid(field: "/a"), exit: .invalidContent, [Self.exchange(422, fields: ["/a"])]).isRight)
  }

  @Test func `another status, another code, no answer: the step is wrong`() {
    #expect(!Self.step(.status(201), exit: .success, [Self.exchange(200)]).isRight)
    #expect(!Self.step(.status(201), exit: .untrusted, [Self.exchange(201)]).isRight)
    #expect(!Self.step(.status(200), exit: .success, []).isRight)
    #expect(!Self.step(.exit(.success), exit: .refused, []).isRight)
  }

  @Test func `a refusal without its article is wrong`() {
    let wanted = DemoExpectation.refused(articles: ["226-13"])
    #expect(!Self.step(wanted, exit: .refused, [Self.exchange(403)]).isRight)
    #expect(!Self.step(wanted, exit: .refused, [Self.exchange(403, articles: ["RGPD, art. 5"])]).isRight)
    #expect(!Self.step(.refused(articles: []), exit: .refused, [Self.exchange(403)]).isRight)
  }

  @Test func `a refusal that does not say what is missing is wrong where the script waits for it`() {
    let wanted = DemoExpectation.refused(articles: ["226-13"], conditions: ["accord"])
    func isRight(_ conditions: [String]) -> Bool {
      Self.step(wanted, exit: .refused, [Self.exchange(403, articles: ["art. 226-13"], conditions: conditions)]).isRight
    }
    #expect(isRight(["la fiche est ouverte", "la personne a donné son accord"]))
    #expect(!isRight([]))
    let silent = Self.exchange(403, articles: ["art. 226-13"], conditions: [])
    #expect(!Self.step(.refused(articles: ["226-13"]), exit: .refused, [silent]).isRight)
    #expect(!isRight(["la fiche est ouverte"]))
  }

  @Test func `an answer of the API is not a refused handshake, nor another field the right one`() {
    #expect(!Self.step(.handshakeRefused, exit: .refused, [Self.exchange(403)]).isRight)
    #expect(!Self.step(.handshakeRefused, exit: .unavailable, [Self.exchange(nil)]).isRight)
    #expect(!Self.step(.invalid(field: "/a"), exit: .invalidContent, [Self.exchange(422, fields: ["/b"])]).isRight)
  }

  @Test func `what the reader of the answer finds wrong makes the step wrong`() {
    var step = Self.step(.status(200), exit: .success, [Self.exchange(200)])
    step.fault = "le contenu n’est pas le bon"
    #expect(!step.isRight)
  }

  @Test func `the transcript says what was asked, awaited and got, and holds no content`() throws {
    let articles = ["Code pénal, art. 226-13"]
    var read = Exchange(request: "GET /api/pki", status: 200)
    read.reasons = []
    let refused = Self.exchange(403, articles: articles, conditions: ["la personne a donné son accord"])
    let step = Self.step(.refused(articles: ["226-13"]), exit: .refused, [refused, read])
    let json = DemoTranscript.json([step])
    #expect(
      json == [
        [
          "step": 7, "title": "Demande", "agent": "commandant", "command": "navette open FN",
          "request": "POST /api/fiches", "expected": 403, "got": 403, "articles": ["Code pénal, art. 226-13"],
          "conditions": ["la personne a donné son accord"], "ok": true,
        ]
      ])
    #expect(try JSON.parse(json.serialized(.pretty)) == json)
  }
}
