import JSON
import Liaison
import Store
import Testing

struct UnavailableTests {
  @Test func `a full disk answers 503, keeps what was acknowledged, and goes on reading`() throws {
    let fixture = try GatewayFixture(maximumPages: 160)
    var acknowledged: [String] = []
    var refused: Answer?
    for _ in 0..<400 where refused == nil {
      let answer = try fixture.post("intervenant", "/api/fiches", Bodies.transmission)
      if answer.status == 201 { acknowledged.append(answer.json["reference"]?.string ?? "") } else { refused = answer }
    }
    #expect(refused?.status == 503 && refused?.problem == "indisponible", "\(refused?.text ?? "never full")")
    #expect(!acknowledged.isEmpty)
    #expect(try fixture.get("intervenant", "/api/moi").status == 200)
    let stored = try fixture.database.read { transaction in
      try acknowledged.filter { try transaction.fiche(Reference($0)) != nil }
    }
    #expect(stored == acknowledged)
  }

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
