import Foundation
import JSON
import Testing

@testable import navette

struct ProblemTests {
  private static func problem(_ status: Int, _ json: String) -> CommandError {
    ProblemDocument(
      GatewayAnswer(status: status, contentType: "application/problem+json", body: Array(json.utf8))
    ).error
  }

  @Test(arguments: [
    (401, ExitCode.refused), (403, .refused), (404, .notFound), (409, .conflict), (413, .invalidContent),
    (415, .invalidContent), (422, .invalidContent), (429, .unavailable), (500, .unavailable), (503, .unavailable),
    (302, .untrusted), (101, .untrusted), (405, .untrusted),
  ])
  func `a status becomes an exit code`(status: Int, code: ExitCode) {
    #expect(Self.problem(status, "{}").code == code)
  }

  @Test func `a refusal prints its articles, a wrong field its place`() {
    let refusal = Self.problem(
      403,
      #"{"title":"Transmission refusée","refus":[{"politique":"p.q","articles":"Code pénal, art. 226-13","motif":"Sans accord.","force":"loi"}]}"#
    )
    #expect(refusal.message.contains("Code pénal, art. 226-13"))
    #expect(refusal.message.contains("Sans accord."))
    let field = Self.problem(422, #"{"title":"t","champs":[{"pointeur":"/fiche/identite/nom","message":"trop long"}]}"#)
    #expect(field.message.contains("/fiche/identite/nom : trop long"))
  }

  @Test func `what the nearest permit lacks is printed under the refusal`() {
    let refusal = Self.problem(
      403,
      #"{"title":"t","refus":[{"motif":"Sans accord.","articles":"CP"}],"conditions":[{"articles":"CASF, art. L121-1-1","conditions":["l’accord est donné","l’accord\u001b[2J est écrit"]}]}"#
    ).message
    let lines = refusal.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    #expect(lines.contains("Il manque, pour que ce soit permis (CASF, art. L121-1-1) :"))
    #expect(lines.contains("– l’accord est donné"))
    #expect(!refusal.contains("\u{1b}"))
  }

  @Test(arguments: [
    "", "[", "null", "[]", #"{"title":1,"refus":{}}"#, #"{"refus":[1,null,[]]}"#,
    #"{"conditions":[1,{"conditions":1}]}"#,
  ])
  func `a problem that is badly written is still a problem`(text: String) {
    #expect(Self.problem(403, text).code == .refused)
    #expect(!Self.problem(403, text).message.isEmpty)
  }

  @Test(arguments: [
    #"{}"#, #"{"x":1}"#, #"{"x":"%%%"}"#, #"{"x":"YQ"}"#, #"{"x":"YR=="}"#, #"{"x":"YWFhYWFhYWFhYWFh"}"#,
  ])
  func `bytes that are absent, not base 64, not canonical or too long are refused`(text: String) throws {
    let answer = Answer(try JSON.parse(text))
    #expect(throws: CommandError(.untrusted, "")) { try answer.base64("x", maximum: 4) }
  }

  @Test(arguments: [#"{"n":-1}"#, #"{"n":1.5}"#, #"{"n":"1"}"#, #"{"n":99999999999999999999}"#, "{}", "[]"])
  func `what is not a natural number is refused`(text: String) throws {
    let answer = Answer(try JSON.parse(text))
    #expect(throws: CommandError(.untrusted, "")) { try answer.natural("n") }
  }
}
