import JSON
import Testing

@testable import Gateway

/// What is nobody's personal data is read without a trace; who may not read it leaves one.
struct LookTests {
  private func look(_ act: some GatedAct, by name: String, _ gateway: TestGateway) throws -> Outcome<ReadAnswer> {
    let agent = try gateway.agent(name)
    return try outcome {
      gateway.gateway.readDirectory.desk.look(act, .listeAgents, by: agent, completion: $0) { _ in ["vu": true] }
    }
  }

  @Test func `a permitted look leaves nothing, a refused one is journaled with its policy`() throws {
    let gateway = try TestGateway()
    let before = try gateway.journal().count
    #expect(try look(ListerOrganismes(), by: "commandant", gateway).get().json["vu"] == true)
    #expect(try gateway.journal().count == before)
    #expect(try look(ListerAgents(), by: "commandant", gateway).refusedBy != nil)
    #expect(try look(ListerAgents(), by: "intervenant", gateway).refusedBy != nil)
    let events = try gateway.journal(.listeAgents)
    #expect(events.count == 2 && events.allSatisfy { $0["decision"] == "refusee" })
  }
}
