internal import Cryptography
internal import Foundation
public import JSON
internal import Liaison
internal import Sealing
internal import Store

/// Puts the keys that two people re-wrapped beside those of the key that an agent has lost.
///
/// The gateway cannot tell a wrapped key from noise: the former rows stay, and what does not open is recovered again.
public struct RecoverKeys: Sendable {
  let desk: Desk

  /// A key, the envelope it opens, and in what quality the agent holds it.
  private struct Row: Sendable {
    let cle: CleReenveloppee
    let holder: KeyHolder
  }

  /// Gives the keys back.
  ///
  /// Each must be for the agent's present, attested key, one an envelope, and each envelope one that ``RecoverEnvelopes``
  /// would hand out now: one that is not refuses them all.
  public func callAsFunction(
    _ demande: DemandeDeClesRecouvrees, by agent: AuthenticatedAgent, completion: @escaping Completion<StepAnswer>
  ) {
    do {
      let (concerne, id) = (demande.demande.agent, demande.demande.organisme)
      let organisme = try desk.directory.current.destination(of: .organisme(id, nil))
      desk.administer(
        Recouvrer(organisme: organisme, concerne: concerne), .recouvrement, by: agent, on: concerne.description,
        refreshes: false, prepare: { directory, now in try rows(demande, directory, now) },
        write: { ledger, prepared, now in
          let (titulaire, rows) = prepared
          try titulaire.recheck(in: ledger)
          for row in rows {
            let isRestored = try ledger.transaction.restoreKey(
              of: concerne, to: row.cle.enveloppe, by: row.cle.cle, holder: row.holder, at: now)
            // A recall, a re-routing or the end of a membership came between: what it took away is not given back.
            guard isRestored else { throw GatewayError.outdated }
          }
          try ledger.notify([concerne], of: nil, EventKind.recouvrement.rawValue, at: now)
          return (
            [
              "agent": .string(concerne.description), "organisme": .string(id.description),
              "recouvrees": .integer(Int64(rows.count)),
            ],
            [
              "organisme": .string(id.description),
              "certificat": .string(titulaire.recipient.certificate.sha256.hex),
              "nombre": .integer(Int64(rows.count)),
              "enveloppes": .array(rows.map { .string($0.cle.enveloppe.hex) }),
              "cles": .array(rows.map { .string($0.cle.cle.digest.hex) }),
            ]
          )
        }, completion: completion)
    } catch {
      completion(.failed(GatewayError(error)))
    }
  }

  private func rows(
    _ demande: DemandeDeClesRecouvrees, _ directory: DirectorySnapshot, _ now: Date
  ) throws -> (Titulaire, [Row]) {
    var recouvrement = try Recouvrement(demande.demande, at: desk, in: directory, now: now)
    let titulaire = recouvrement.titulaire
    var rows: [Row] = []
    for cle in demande.cles {
      guard cle.cle.recipient == titulaire.recipient.keyID,
        let record = try recouvrement.candidate(cle.enveloppe),
        case .rendue(let holder) = try recouvrement.verdict(on: record)
      else {
        throw GatewayError(
          .invalid,
          "Les clés réenveloppées ne sont pas celles de ce qui peut être rendu à cet agent : recommencez le recouvrement.",
          field: "cles")
      }
      rows.append(Row(cle: cle, holder: holder))
    }
    return (titulaire, rows)
  }
}

extension RecoverKeys {
  /// What giving keys back answers.
  public static let answer: [JSONSchema.Member] = [
    .required("agent", AgentID.schema), .required("organisme", OrganismeID.schema), .required("recouvrees", .count),
  ]
}
