import Foundation
import Gateway
import JSON
import Liaison
import Testing

@testable import navette

struct DemoTerritoryTests {
  private static let today = HeureDeParis.day(of: Date())

  @Test func `every commune of the Ain is in exactly one secteur`() throws {
    let communes = try Communes.france()
    let covered = try DemoTerritory(communes).communes.flatMap { $0 }
    #expect(covered.count == 391)
    #expect(Set(covered) == Set(communes.communes(departement: "01").map(\.code)))
    #expect(Set(covered).count == covered.count)
  }

  @Test func `a list of communes that the secteurs do not cover is refused`() throws {
    let header = "code_insee,nom,departement,codes_postaux,epci_siren,epci_nom,population,type\n"
    let row = "01001,Ailleurs,01,01400,999999999,EPCI inconnu,1,COM\n"
    let communes = try Communes(csv: Array((header + row).utf8))
    #expect(throws: CommandError(.internalError, "")) { try DemoTerritory(communes) }
  }

  @Test func `the file that is imported is what the API reads`() throws {
    let territory = try DemoTerritory(try Communes.france())
    let recoveries = Dictionary(uniqueKeysWithValues: DemoTerritory.recovering.map { ($0, "AAAA") })
    let demande = try ImportDOrganismes(JSONReader(territory.file(recoveries: recoveries)), today: Self.today)
    #expect(demande.territoires.count == 391)
    #expect(demande.organismes.count == DemoTerritory.secteurs.count + DemoTerritory.bodies.count)
    #expect(demande.organismes.count { $0.recuperation != nil } == DemoTerritory.recovering.count)
  }

  @Test func `every agent works in a body of the territory`() {
    let known = Set(DemoTerritory.secteurs.map(\.id) + DemoTerritory.bodies.map(\.id))
    let bodies = DemoAgent.members.compactMap(\.body)
    #expect(!bodies.isEmpty)
    for body in bodies { #expect(known.contains(body), "\(body)") }
    #expect(Set(DemoAgent.all.map(\.name)).count == DemoAgent.all.count)
  }

  @Test func `secteurs are attested by the cadre, the other bodies by the DPO, and nobody by themselves`() {
    let secteurs = Set(DemoTerritory.secteurs.map(\.id))
    for member in DemoAgent.members {
      #expect(member.attester == (secteurs.contains(member.body ?? "") ? "cadre" : "dpo"))
      #expect(member.attester != member.name)
    }
  }

  @Test func `the cast has the roles that the day needs`() {
    func count(_ role: Role) -> Int { DemoAgent.all.count { $0.role == role } }
    #expect(count(.intervenant) == 2)
    #expect(count(.travailleurSocial) == 4)
    let single: [Role] = [
      .cadreSecteur, .crip, .autoriteJudiciaire, .agentFSI, .autoriteFonctionnelle, .auditeur, .dpo, .administrateur,
    ]
    for role in single { #expect(count(role) == 1, "\(role.code)") }
    let secteurs = DemoAgent.all.filter { $0.role == .travailleurSocial }.compactMap(\.body)
    #expect(Set(secteurs).count == 2)
  }
}
