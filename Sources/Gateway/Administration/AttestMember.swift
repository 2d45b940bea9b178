public import Authority
internal import Cryptography
internal import Foundation
public import JSON
public import Liaison
internal import Store

/// Receives the attestation by which a cadre, or the DPO, vouches for a member of a body: without it nobody is sealed to.
public struct AttestMember: Sendable {
  let desk: Desk

  /// Attests.
  /// - Parameters:
  ///   - attestation: signed by the attester, on their side, with the key they are connected with.
  ///   - onDuty: whether the member is on duty from now on.
  public func callAsFunction(
    _ attestation: MembershipAttestation, in organisme: OrganismeID, onDuty: Bool, by agent: AuthenticatedAgent,
    completion: @escaping Completion<StepAnswer>
  ) {
    do {
      let snapshot = desk.directory.current
      let body = try snapshot.destination(of: .organisme(organisme, nil))
      let member = try AgentID(attestation.statement.agent.text)
      guard let entry = snapshot.agents[member], !entry.isRevoked, let encryption = entry.encryption,
        let attester = snapshot.agents[agent.id]?.authentication.first(where: { $0.sha256 == agent.certificate })
      else { throw GatewayError(.notFound, "Cet agent est inconnu ou n’a pas de certificat de chiffrement.") }
      let now = desk.clock()
      let verdict = attestation.verify(
        certificate: encryption, organisme: try OpaqueIdentifier(organisme.description), attester: attester, at: now)
      guard case .success = verdict else {
        throw GatewayError(
          .invalid,
          "L’attestation n’est pas celle de cet agent pour cet organisme, ou sa signature n’est pas la vôtre.",
          field: "attestation")
      }
      let validity = attestation.statement.validity
      let membership = try Membership(
        agent: member, organisme: organisme, attestation: validity.start..<validity.end, dePermanence: onDuty)
      desk.administer(
        Attester(organisme: body, membres: [member]), .attestation, by: agent, on: member.description,
        write: { ledger, _ in
          try ledger.transaction.put(MembershipRecord(membership, attestation: attestation.text))
          return (
            ["agent": .string(member.description), "organisme": .string(organisme.description)],
            [
              "organisme": .string(organisme.description), "certificat": .string(encryption.sha256.hex),
              "fin": .string(Instants.text(validity.end)),
            ]
          )
        }, completion: completion)
    } catch {
      completion(.failed(GatewayError(error)))
    }
  }
}

/// Says who is on duty in a body: fiches are sealed to them and to no other member.
public struct SetOnDuty: Sendable {
  let desk: Desk

  /// Puts exactly these agents on duty.
  public func callAsFunction(
    _ agents: Set<AgentID>, in organisme: OrganismeID, by agent: AuthenticatedAgent,
    completion: @escaping Completion<StepAnswer>
  ) {
    do {
      let body = try desk.directory.current.destination(of: .organisme(organisme, nil))
      desk.administer(
        DesignerPermanence(organisme: body, membres: agents), .permanence, by: agent, on: organisme.description,
        write: { ledger, _ in
          let records = try ledger.transaction.memberships(in: organisme)
          guard agents.isSubset(of: records.filter { $0.attestation != nil }.map(\.membership.agent)) else {
            throw GatewayError(
              .invalid, "Un des agents n’est pas membre habilité de cet organisme.", field: "agents")
          }
          for record in records {
            let held = record.membership
            try ledger.transaction.put(
              MembershipRecord(
                Membership(
                  agent: held.agent, organisme: organisme, attestation: held.attestation,
                  dePermanence: agents.contains(held.agent)), attestation: record.attestation))
          }
          let names: JSON = .array(agents.sorted().map { .string($0.description) })
          return (["organisme": .string(organisme.description), "permanence": names], ["permanence": names])
        }, completion: completion)
    } catch {
      completion(.failed(GatewayError(error)))
    }
  }
}

/// Ends a membership: the keys that the member held for that body are deleted in the same commit.
public struct EndMembership: Sendable {
  let desk: Desk

  /// Ends it.
  public func callAsFunction(
    of member: AgentID, in organisme: OrganismeID, by agent: AuthenticatedAgent,
    completion: @escaping Completion<StepAnswer>
  ) {
    do {
      let body = try desk.directory.current.destination(of: .organisme(organisme, nil))
      desk.administer(
        DesignerPermanence(organisme: body, membres: []), .finAppartenance, by: agent, on: member.description,
        write: { ledger, _ in
          let removed = try ledger.transaction.endMembership(of: member, in: organisme)
          return (
            ["agent": .string(member.description), "organisme": .string(organisme.description)],
            ["organisme": .string(organisme.description), "clesSupprimees": .integer(Int64(removed))]
          )
        }, completion: completion)
    } catch {
      completion(.failed(GatewayError(error)))
    }
  }
}

extension AttestMember {
  /// What an attestation, and the end of a membership, answer.
  public static let answer: [JSONSchema.Member] = [
    .required("agent", AgentID.schema), .required("organisme", OrganismeID.schema),
  ]
}

extension SetOnDuty {
  /// What the designation answers.
  public static let answer: [JSONSchema.Member] = [
    .required("organisme", OrganismeID.schema), .required("permanence", .array(of: AgentID.schema)),
  ]
}
