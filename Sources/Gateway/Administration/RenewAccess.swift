internal import Authority
public import Cryptography
internal import Foundation
public import JSON
public import Liaison
internal import Store

/// Certifies a new key for an enrolled agent to connect with: before the former certificate ends, or when it was lost or
/// stolen. Those that it replaces are revoked in the same commit; memberships, encryption key and fiches stay.
///
/// The certificate that this very request was made with is spared, so that an administrator can renew their own and still
/// receive the answer: it ends by itself.
public struct RenewAccess: Sendable {
  let desk: Desk
  let trust: TrustKeeper

  /// Certifies.
  /// - Parameter request: of a key that never served here.
  public func callAsFunction(
    _ request: CertificateRequest, of id: AgentID, by agent: AuthenticatedAgent,
    completion: @escaping Completion<StepAnswer>
  ) {
    guard let enrolment = try? AuthenticationEnrolment(request), enrolment.agent.text == id.description else {
      return completion(
        .failed(
          GatewayError(
            .invalid, "Cette demande n’est pas celle d’une clé de connexion à l’identifiant de cet agent.",
            field: "demande")))
    }
    desk.administer(
      EnrolerAgent(), .certificationAcces, by: agent, on: id.description,
      prepare: { directory, _ in directory.attested(by: id) },
      write: { ledger, attested, now in
        guard let record = try ledger.transaction.agent(id) else {
          throw GatewayError(.notFound, "Cet agent est inconnu.")
        }
        guard !record.isRevoked else {
          throw GatewayError(.wrongState, "Cet agent a été révoqué : il ne reçoit plus de certificat.")
        }
        let held = try ledger.transaction.tlsCertificates(of: id)
        let keys = try (held.map(\.der) + [record.encryptionCertificate].compactMap { $0 }).map {
          try Certificate(der: $0).publicKey
        }
        guard !keys.contains(request.publicKey) else { throw GatewayError.keyServedAlready }
        let door = try trust.issue(enrolment, role: record.agent.role.code, at: now)
        let replaced = held.filter { $0.revokedOn == nil && $0.fingerprint != agent.certificate }.map(\.fingerprint)
        for fingerprint in replaced { try ledger.transaction.revokeTLSCertificate(fingerprint, at: now) }
        try ledger.transaction.addTLSCertificate(door.der, of: id, at: now)
        try ledger.notify([id], of: nil, EventKind.certificationAcces.rawValue, at: now)
        let revoked: JSON = .array(replaced.map { .string($0.hex) })
        return (
          [
            "agent": .string(id.description), "certificats": ["authentification": .string(door.pem)],
            "autorite": .string(trust.chainText), "revoques": revoked,
            "aAttester": .array((replaced.isEmpty ? [] : attested).map { .string($0.description) }),
          ],
          ["certificats": [.string(door.sha256.hex)], "revoques": revoked]
        )
      },
      completion: { outcome in
        // What was revoked is refused by the directory already; the list for handshakes is made again by upkeep if this
        // one cannot be published, and the certificate that was issued must reach its bearer.
        if case .done(let answer) = outcome, answer.json["revoques"]?.array?.isEmpty == false { try? desk.renew(trust) }
        completion(outcome)
      })
  }
}

extension RenewAccess {
  /// What it answers. `aAttester`: members whom the agent attested with what is revoked now; others' machines do not
  /// believe it any more.
  public static let answer: [JSONSchema.Member] = [
    .required("agent", AgentID.schema), .required("certificats", .object([.required("authentification", .string())])),
    .required("autorite", .string()), .required("revoques", .array(of: .hexadecimal(bytes: 32))),
    .required("aAttester", .array(of: AgentID.schema)),
  ]
}

extension DirectorySnapshot {
  /// The members whom an agent attested.
  fileprivate func attested(by attester: AgentID) -> [AgentID] {
    let digests = Set(agents[attester]?.authentication.map(\.sha256) ?? [])
    return attestations.filter { _, bodies in
      bodies.values.contains { digests.contains($0.statement.attester) }
    }.keys.sorted()
  }
}

extension GatewayError {
  /// The key opens the door already, or did, or opens envelopes.
  fileprivate static let keyServedAlready = GatewayError(
    .invalid, "Cette clé sert déjà, ou a déjà servi, à cet agent : il faut en faire une nouvelle.", field: "demande")
}
