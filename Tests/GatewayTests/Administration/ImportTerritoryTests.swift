import Cryptography
import Foundation
import Liaison
import Sealing
import Testing

@testable import Gateway

struct ImportTerritoryTests {
  private func secteur(_ id: String, _ alone: [String], shared: [String] = []) throws -> Secteur {
    try Secteur(
      organisme: OrganismeID(id), communes: Set(alone.map { try CodeCommune($0) }),
      communesPartagees: Set(shared.map { try CodeCommune($0) }))
  }

  @Test func `a territory that does not hold together is not committed, whatever its first secteur covers`() throws {
    let gateway = try TestGateway()
    for wrong in [
      // Shared with nobody; covered twice; of another département.
      [try secteur("nord", [], shared: ["01053"])],
      [try secteur("nord", [], shared: ["01004"]), try secteur("sud", ["01004"])],
      [try secteur("nord", [], shared: ["01053"]), try secteur("sud", ["39002"], shared: ["01053"])],
    ] {
      #expect(try gateway.importing([], wrong).failure == .invalid)
    }
    #expect(try gateway.journal(.territoire).isEmpty)
    // What is stored is what it was: acts go on taking effect, and the gateway would start again.
    try gateway.directory.refresh()
    let admin = try gateway.agent("admin")
    _ = try outcome { gateway.gateway.revoke(try AgentID("nord-1"), .all[0], by: admin, completion: $0) }.get()
    #expect(throws: GatewayError.self) { try gateway.agent("nord-1") }
  }

  @Test func `a first secteur may share all that it covers`() throws {
    let gateway = try TestGateway()
    let shared = try [secteur("nord", [], shared: ["01053"]), secteur("sud", [], shared: ["01053"])]
    _ = try gateway.importing([], shared).get()
    let routage = try #require(gateway.directory.current.routage)
    #expect(try routage.candidats(pour: CodeCommune("01053")).map(\.id.description) == ["nord", "sud"])
  }
}

extension TestGateway {
  func importing(
    _ lines: [ImportTerritory.Line], _ secteurs: [Secteur] = [], by name: String = "admin"
  ) throws -> Outcome<StepAnswer> {
    let agent = try agent(name)
    return try outcome { gateway.importTerritory(lines, secteurs: secteurs, by: agent, completion: $0) }
  }
}
