import Authority
import Cryptography
import Foundation
import JSON
import Liaison
import Sealing
import Store
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

  private func line(_ id: String, _ nature: NatureOrganisme, in parent: String) throws -> ImportTerritory.Line {
    ImportTerritory.Line(
      try Organisme(id: OrganismeID(id), nature: nature, nom: "Nom de \(id)", parent: OrganismeID(parent)),
      recovery: try RecoveryKey.generate().request(for: OpaqueIdentifier(id)))
  }

  @Test func `a recovery key that is put in force is named in the journal with the one it replaces, which is revoked`()
    throws
  {
    let gateway = try TestGateway()
    let former = try #require(try Departement.shared.get().recovery["circo"]).certificate
    let (before, lists) = (gateway.directory.current.membershipVersions, gateway.published.current.count)
    _ = try gateway.importing([line("circo", .circonscription, in: "departement")]).get()
    let present = try #require(gateway.directory.current.recoveries[OrganismeID("circo")]).certificate
    #expect(present.sha256 != former.sha256)
    let entry = try #require(gateway.journal(.territoire).last?["recouvrements"]?[0])
    #expect(entry["organisme"] == "circo" && entry["certificat"]?.string == present.sha256.hex)
    #expect(entry["remplace"]?.string == former.sha256.hex)
    #expect(gateway.published.current.count == lists + 1)
    #expect(gateway.published.current.last?.revoked.map(\.serialNumber) == [former.serialNumber])
    #expect(gateway.published.current.last?.revoked.map(\.reason) == [.superseded])
    // What is being sealed to the former, for that body or one below, is decided again; for another it is not.
    let after = gateway.directory.current.membershipVersions
    let moved = after.filter { before[$0.key] != $0.value }.keys.map(\.description).sorted()
    #expect(moved == ["circo", "nord", "poste", "sud"])
    #expect(
      try gateway.fault(
        opening: gateway.transmitted(), with: #require(Departement.shared.get().recovery["circo"])) == .notARecipient)
  }

  @Test func `those who answer for the body are told, and nobody else`() throws {
    let gateway = try TestGateway()
    func told() throws -> [String] {
      try gateway.database.read { try $0.outbox(dueAt: gateway.clock.now) }
        .filter { $0.nature == "territoire" }.map(\.agent.description).sorted()
    }
    // One that replaces nothing says so.
    _ = try gateway.importing([line("nord", .secteur, in: "circo")]).get()
    #expect(try told() == ["cadre", "dpo"])
    #expect(try gateway.journal(.territoire).last?["recouvrements"]?[0]?["remplace"] == nil)
    let bare = ImportTerritory.Line(try line("est", .secteur, in: "circo-2").organisme, recovery: nil)
    _ = try gateway.importing([bare]).get()
    #expect(try told() == ["cadre", "dpo"])
    #expect(try gateway.journal(.territoire).last?["recouvrements"] == [])
  }

  @Test func `more recovery keys than the journal can name, or by another than the administrator, change nothing`()
    throws
  {
    let gateway = try TestGateway()
    let one = try line("circo", .circonscription, in: "departement")
    #expect(try gateway.importing(.init(repeating: one, count: 201)).failure == .invalid)
    #expect(try gateway.importing([one], by: "cadre").refusedBy?.isEmpty == false)
    let former = try #require(try Departement.shared.get().recovery["circo"]).certificate
    #expect(try gateway.directory.current.recoveries[OrganismeID("circo")]?.certificate.sha256 == former.sha256)
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
