import Foundation
import Liaison
import Testing

struct PersonnesTests {
  private let now = Date(timeIntervalSince1970: 1_790_000_000)

  private func member(_ agent: String, onDuty: Bool = true, in organisme: String = "a", days: Double = 1) throws
    -> Membership
  {
    try Membership(
      agent: .init(agent), organisme: .init(organisme),
      attestation: now.addingTimeInterval(-10 * 86_400)..<now.addingTimeInterval(days * 86_400), dePermanence: onDuty)
  }

  private func chosen(_ members: [Membership], ecartes: [String] = []) throws -> [String] {
    try MembresDePermanence.choisir(
      organisme: .init("a"), parmi: members, at: now, ecartes: Set(ecartes.map { try AgentID($0) })
    ).agents.map(\.description)
  }

  @Test func `only attested members on duty there are chosen, each once`() throws {
    let members = [
      try member("zoe"), try member("ali"), try member("ali"), try member("eve", onDuty: false),
      try member("ian", in: "b"), try member("old", days: -1),
    ]
    #expect(try chosen(members) == ["ali", "zoe"])
    #expect(try chosen(members, ecartes: ["ali"]) == ["zoe"])
  }

  @Test func `nobody to seal to is an error that says why`() throws {
    #expect(throws: LiaisonError(.noMember)) { try chosen([]) }
    #expect(throws: LiaisonError(.noMember)) { try chosen([member("old", days: 0), member("ian", in: "b")]) }
    #expect(throws: LiaisonError(.nobodyOnDuty)) { try chosen([member("eve", onDuty: false)]) }
    #expect(throws: LiaisonError(.everyoneSetAside)) { try chosen([member("ali")], ecartes: ["ali"]) }
  }

  @Test func `duty needs an attestation that lasts`() throws {
    #expect(throws: LiaisonError(.inconsistent)) {
      try Membership(agent: .init("a"), organisme: .init("b"), attestation: nil, dePermanence: true)
    }
    #expect(throws: LiaisonError(.inconsistent)) {
      try Membership(agent: .init("a"), organisme: .init("b"), attestation: now..<now, dePermanence: false)
    }
    let pending = try Membership(agent: .init("a"), organisme: .init("b"), attestation: nil, dePermanence: false)
    #expect(!pending.estAttestee(at: now))
  }

  @Test func `those who receive content are bound by secrecy`() throws {
    for role in [Role.intervenant, .travailleurSocial, .crip] {
      #expect(throws: LiaisonError(.inconsistent)) { try Agent(id: .init("a"), nom: "A", role: role, secret: .aucune) }
    }
    #expect(try Agent(id: .init("a"), nom: "A", role: .auditeur, secret: .aucune).profession == nil)
    #expect(throws: LiaisonError(.emptyText)) { try Agent(id: .init("a"), nom: " ", role: .dpo, secret: .aucune) }
  }

  @Test func `a body has the parent and the kind that it needs`() throws {
    let id = try OrganismeID("a")
    #expect(throws: LiaisonError(.missing)) { try Organisme(id: id, nature: .secteur, nom: "A") }
    #expect(throws: LiaisonError(.inconsistent)) { try Organisme(id: id, nature: .secteur, nom: "A", parent: id) }
    #expect(throws: LiaisonError(.missing)) { try Organisme(id: id, nature: .partenaire, nom: "A") }
    #expect(throws: LiaisonError(.inconsistent)) {
      try Organisme(id: id, nature: .crip, nom: "A", typePartenaire: .init(code: "ccas"))
    }
    #expect(throws: LiaisonError(.forbiddenCharacter)) { try Organisme(id: id, nature: .crip, nom: "A\nB") }
    #expect(try Organisme(id: id, nature: .partenaire, nom: "A", typePartenaire: .init(code: "ccas")).parent == nil)
  }

  @Test func `an error names the field and never its content`() throws {
    do {
      _ = try Agent(id: .init("a"), nom: "Secret\u{0}", role: .dpo, secret: .aucune)
      Issue.record("accepted")
    } catch {
      #expect(error.champ == "nom" && error.description == "forbiddenCharacter in nom")
      #expect(error.dans("agent").champ == "agent/nom")
    }
    for code in LiaisonError.Code.allCases { #expect(LiaisonError(code).message.hasSuffix(".")) }
  }
}
