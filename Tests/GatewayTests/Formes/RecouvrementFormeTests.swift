import Gateway
import JSON
import Liaison
import Sealing
import Testing

/// What recovering asks for.
struct RecouvrementFormeTests {
  static func cles() throws -> DemandeDeClesRecouvrees {
    DemandeDeClesRecouvrees(
      demande: DemandeDeRecouvrement(agent: try AgentID("agent-1"), organisme: try OrganismeID("circonscription-a")),
      cles: [
        .init(enveloppe: .random(), cle: try ClesFormeTests.cle()),
        .init(enveloppe: .random(), cle: try ClesFormeTests.cle()),
      ])
  }

  static func lire(_ json: JSON) throws -> DemandeDeClesRecouvrees {
    try DemandeDeClesRecouvrees(JSONReader(json), today: Exemples.aujourdhui())
  }

  @Test func `keys that are given back are read as they were written`() throws {
    let demande = try Self.cles()
    #expect(try Self.lire(demande.json) == demande)
  }

  @Test func `no key, twice the same, too many and nobody are refused`() throws {
    let demande = try Self.cles()
    let twice = DemandeDeClesRecouvrees(
      demande: demande.demande,
      cles: [demande.cles[0], .init(enveloppe: demande.cles[0].enveloppe, cle: try ClesFormeTests.cle())])
    refuse("/cles/1", .duplicate) { _ = try Self.lire(twice.json) }
    refuse("/cles", .tooShort) { _ = try Self.lire(demande.json.avec("/cles", [])) }
    let many = JSON.array(.init(repeating: demande.cles[0].json, count: 201))
    refuse("/cles", .tooMany) { _ = try Self.lire(demande.json.avec("/cles", many)) }
    refuse("/agent", .missingField) { _ = try Self.lire(demande.json.avec("/agent", nil)) }
  }
}
