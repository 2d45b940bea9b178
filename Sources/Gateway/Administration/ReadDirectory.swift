internal import Authority
internal import Cryptography
internal import Foundation
public import JSON
public import Liaison
internal import Sealing
internal import Store

/// Reads the directory: bodies, agents, and the certificates to which a body is sealed.
public struct ReadDirectory: Sendable {
  let desk: Desk

  /// The bodies, without any person's name: reading them discloses nothing of anybody, so that only a refusal is journaled.
  public func organismes(by agent: AuthenticatedAgent, completion: @escaping Completion<ReadAnswer>) {
    desk.look(ListerOrganismes(), .listeOrganismes, by: agent, completion: completion) { directory in
      [
        "organismes": .array(
          directory.organismes.values.sorted { $0.id < $1.id }.map { organisme in
            var object: JSONObject = [
              "id": .string(organisme.id.description), "nom": .string(organisme.nom),
              "nature": .string(organisme.nature.code),
            ]
            if let parent = organisme.parent { object["parent"] = .string(parent.description) }
            if let type = organisme.typePartenaire { object["typePartenaire"] = .string(type.code) }
            if let secteur = directory.communes(of: organisme.id) {
              object["communes"] = .array(secteur.map { .string($0.description) })
            }
            return .object(object)
          })
      ]
    }
  }

  /// The agents, for those who administer and attest.
  public func agents(by agent: AuthenticatedAgent, completion: @escaping Completion<ReadAnswer>) {
    let now = desk.clock()
    desk.consult(ListerAgents(), .listeAgents, by: agent, completion: completion) { directory in
      [
        "agents": .array(
          directory.agents.values.sorted { $0.agent.id < $1.agent.id }.map { entry in
            [
              "agent": .string(entry.agent.id.description), "nom": .string(entry.agent.nom),
              "role": .string(entry.agent.role.code), "secret": .string(entry.agent.secret.code),
              "etat": .string(entry.isRevoked ? "revoque" : "actif"),
              "chiffrement": entry.encryption.map { .string(Data($0.der).base64EncodedString()) } ?? .null,
              "expire": entry.encryption.map { .string(Instants.text($0.notAfter)) } ?? .null,
              "organismes": .array((directory.memberships[entry.agent.id] ?? []).map { Self.json($0, at: now) }),
            ]
          })
      ]
    }
  }

  /// Who I am: my role, where I belong, when my certificates end. It discloses nothing to anyone else, so it is not
  /// journaled.
  public func myself(_ agent: AuthenticatedAgent) -> JSONObject {
    let directory = desk.directory.current
    let now = desk.clock()
    let entry = directory.agents[agent.id]
    let used = entry?.authentication.first { $0.sha256 == agent.certificate }
    return [
      "agent": .string(agent.id.description), "nom": .string(agent.agent.nom),
      "role": .string(agent.agent.role.code), "secret": .string(agent.agent.secret.code),
      "organismes": .array(agent.memberships.map { Self.json($0, at: now) }),
      "certificats": .array(
        [("authentification", used), ("chiffrement", entry?.encryption)].compactMap { usage, certificate in
          certificate.map { ["usage": .string(usage), "expire": .string(Instants.text($0.notAfter))] }
        }),
      "chiffrement": entry?.encryption.map {
        .object(Self.key($0).adding(["certificat": .string(Data($0.der).base64EncodedString())]))
      } ?? .null,
      "coffre": .bool(directory.coffres.contains(agent.id)),
    ]
  }

  /// Those to whom a fiche for a body must be sealed, with what proves it: what a client needs to re-wrap.
  public func recipients(
    of id: OrganismeID, by agent: AuthenticatedAgent, completion: @escaping Completion<ReadAnswer>
  ) {
    do {
      let organisme = try desk.directory.current.destination(of: .organisme(id, nil))
      let now = desk.clock()
      desk.consult(
        LireDestinataires(organisme: organisme), .lectureDestinataires, by: agent, on: id.description,
        completion: completion
      ) { directory in
        var answer: JSONObject = ["organisme": .string(id.description)]
        var members: [JSON] = []
        for recipient in try directory.recipients(of: organisme, at: now) {
          guard case .onDuty(let member, _) = recipient.holder else {
            answer["recouvrement"] = recipient.certificate.der
            continue
          }
          if let proof = directory.proof(of: member, with: recipient.certificate, in: id) { members.append(proof) }
        }
        answer["destinataires"] = .array(members)
        return answer
      }
    } catch {
      completion(.failed(GatewayError(error)))
    }
  }

  /// What tells one encryption certificate from another: its digest, and the identifier of its key.
  static func key(_ certificate: Certificate) -> JSONObject {
    [
      "empreinte": .string(certificate.sha256.hex),
      "cle": .string(Hexadecimal.encode(certificate.subjectKeyIdentifier ?? certificate.publicKey.keyIdentifier)),
    ]
  }

  private static func json(_ membership: Membership, at now: Date) -> JSON {
    [
      "id": .string(membership.organisme.description), "atteste": .bool(membership.estAttestee(at: now)),
      "dePermanence": .bool(membership.dePermanence && membership.estAttestee(at: now)),
    ]
  }
}
