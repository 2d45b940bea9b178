import JSON
import Store
import Testing

struct UnavailableTests {
  @Test func `a store that refuses writes answers 503, says when to come back, and recovers nothing by half`() throws {
    let fixture = try GatewayFixture()
    let reference = try fixture.transmitted()
    fixture.database.close()
    for (agent, target, body) in [
      ("intervenant", "/api/fiches", Bodies.transmission), ("intervenant", "/api/avis", Bodies.avis),
      ("nord-1", "/api/fiches/\(reference)/ouverture", [:]),
    ] {
      let answer = try fixture.post(agent, target, body)
      #expect(answer.status == 503 && answer.problem == "indisponible", "\(target): \(answer.text)")
      #expect(answer["Retry-After"] == "2")
    }
    let list = try fixture.get("nord-1", "/api/boite")
    #expect(list.status == 503, "\(list.text)")
  }
}
