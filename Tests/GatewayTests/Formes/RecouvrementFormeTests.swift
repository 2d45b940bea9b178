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

  @Test func `what is asked for is read as it was written, once more and from an envelope on too`() throws {
    let (agent, body) = (try AgentID("agent-1"), try OrganismeID("circonscription-a"))
    for demande in [
      DemandeDeRecouvrement(agent: agent, organisme: body),
      DemandeDeRecouvrement(agent: agent, organisme: body, encore: true, apres: .random()),
    ] {
      #expect(try DemandeDeRecouvrement(JSONReader(demande.json), today: Exemples.aujourdhui()) == demande)
    }
    let from = DemandeDeRecouvrement(agent: agent, organisme: body).following(.random())
    func lire(_ json: JSON) throws { _ = try DemandeDeRecouvrement(JSONReader(json), today: Exemples.aujourdhui()) }
    refuse("/apres", .invalidFormat) { try lire(from.json.avec("/apres", "suite")) }
    refuse("/encore", .wrongType) { try lire(from.json.avec("/encore", "oui")) }
    // Where to begin is for asking alone.
    refuse("/apres", .unknownField) { _ = try Self.lire(Self.cles().json.avec("/apres", from.json["apres"])) }
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
