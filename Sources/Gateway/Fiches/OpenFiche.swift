internal import Foundation
internal import JSON
public import Liaison
public import Sealing
internal import Store

/// An envelope that an agent may open: what its header must say, and its CMS bytes.
public struct HandedEnvelope: Sendable {
  /// What the signed header must match.
  public let header: EnvelopeHeader
  /// The DER of the `AuthEnvelopedData`.
  public let cms: [UInt8]
  /// What the journal calls it.
  let record: EnvelopeRecord

  init(_ record: EnvelopeRecord, cms: [UInt8]) throws {
    (header, self.record, self.cms) = (try record.header(), record, cms)
  }
}

/// What opening hands out.
public struct HandedEnvelopes: Sendable {
  /// The envelopes to which the agent holds a key, in the order they were sealed.
  public let envelopes: [HandedEnvelope]
  /// The state after the opening.
  public let etat: String
  /// The proof that the opening is in the journal.
  public let receipt: StepReceipt
}

/// Hands out the envelopes of a fiche to someone who may read them.
///
/// The journal entry is durable before the first byte of ciphertext leaves; only the recipient's own key opens it.
public struct OpenFiche: Sendable {
  let desk: Desk

  /// Opens a fiche. The first opening by the receiving body makes it *consultée*; its author's does not.
  public func callAsFunction(
    _ reference: Reference, by agent: AuthenticatedAgent, completion: @escaping Completion<HandedEnvelopes>
  ) {
    desk.onFiche(
      reference, .ouverture, by: agent, act: { Ouvrir(fiche: $0.facts) },
      prepare: { situation in
        // Nothing is left to open: said before it is looked for.
        if situation.record.etat.nature == .effacee { _ = try situation.record.etat.consulter(situation.acte) }
        return try desk.envelopes(of: reference, for: agent)
      },
      enter: { situation, handed, ledger in
        var etat = situation.record.etat
        if agent.id != situation.record.auteur {
          etat = try etat.consulter(situation.acte)
          if etat != situation.record.etat {
            try ledger.transaction.advance(reference, to: etat, expecting: situation.record.version)
          }
        }
        return ((handed, etat.nature.code), JSONObject(handed: handed, of: situation.record))
      },
      completion: { outcome in
        completion(
          outcome.map { durable in
            HandedEnvelopes(envelopes: durable.value.0, etat: durable.value.1, receipt: durable.receipts[0])
          })
      })
  }
}

extension Desk {
  /// The envelopes of a fiche or an avis to which an agent holds a key.
  /// - Throws: ``GatewayError`` with `notFound` when there is none: the key was taken away, or never given.
  func envelopes(of reference: Reference, for agent: AuthenticatedAgent) throws -> [HandedEnvelope] {
    let handed = try database.read { transaction in
      let sealed = try transaction.envelopes(of: reference)
      guard !sealed.isEmpty else {
        throw GatewayError(.notFound, "Rien n’a été scellé sous cette référence : elle est toute en codes.")
      }
      return try sealed.filter { try transaction.holdsKey(agent.id, to: $0.id) }
        .map { try HandedEnvelope($0, cms: transaction.sealedEnvelope($0.id).cms()) }
    }
    guard !handed.isEmpty else {
      throw GatewayError(
        .notFound,
        "Aucune enveloppe n’a été scellée pour vous : vous n’étiez pas de permanence. Demandez à l’auteur ou à un collègue."
      )
    }
    return handed
  }
}
