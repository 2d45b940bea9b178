import Gateway
import HTTP
import JSON
import Testing

@testable import Web

struct ProblemTests {
  @Test(arguments: GatewayError.Code.allCases)
  func `each obstacle has its status and its kind`(code: GatewayError.Code) throws {
    let expected: [GatewayError.Code: (Int, String)] = [
      .notFound: (404, "inconnu"), .wrongState: (409, "etat"), .conflict: (409, "conflit"),
      .keyReused: (422, "reutilisation"), .invalid: (422, "champs"), .noRecipient: (409, "destinataire"),
      .unknownAgent: (403, "agent"), .unavailable: (503, "indisponible"), .fault: (500, "panne"),
    ]
    let response = Problem(GatewayError(code, "Phrase.")).response
    let (status, kind) = try #require(expected[code])
    #expect(response.status.code == status)
    let json = try JSON.parse(response.body)
    #expect(json["type"]?.string == "urn:navette:probleme:\(kind)")
    #expect(json["status"]?.integer == Int64(status) && json["detail"] == "Phrase.")
    #expect(json["title"]?.string?.isEmpty == false && json["instance"] == nil)
    #expect(response.headers.contains { $0.name == "Retry-After" && $0.value == "2" } == (code == .unavailable))
    #expect(response.headers.contains { $0.name == "Content-Type" && $0.value == "application/problem+json" })
  }

  @Test func `a field of the domain becomes a pointer of the body`() {
    let problem = Problem(GatewayError(.invalid, "Phrase.", field: "infractions/date-des-faits"))
    #expect(problem.champs.map(\.pointer) == ["/infractions/dateDesFaits"])
    #expect(
      Problem(GatewayError(.keyReused, "Phrase.", field: "Idempotency-Key")).champs.map(\.pointer) == [
        "Idempotency-Key"
      ])
  }

  @Test func `an error of ours that nobody foresaw says nothing of itself`() throws {
    struct Secret: Error { let text = "RECONNAISSABLE" }
    let response = Problem(any: Secret()).response
    #expect(response.status == .internalServerError)
    #expect(!String(decoding: response.body, as: UTF8.self).contains("RECONNAISSABLE"))
  }

  @Test func `every kind is a word for machines`() {
    for kind in Problem.Kind.allCases { #expect(kind.rawValue.utf8.allSatisfy { (0x61...0x7a).contains($0) }) }
  }
}
