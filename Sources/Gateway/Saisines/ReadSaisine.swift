internal import JSON
public import Liaison
internal import Sealing
internal import Store

/// Hands out the message of a saisine: to who is on duty at the post, and to its author.
public struct ReadSaisine: Sendable {
  let desk: Desk

  /// Opens.
  public func callAsFunction(
    _ reference: Reference, by agent: AuthenticatedAgent, completion: @escaping Completion<HandedEnvelopes>
  ) {
    desk.onSaisine(
      reference, .ouvertureSaisine, by: agent, act: { OuvrirSaisine(saisine: $0.facts) },
      prepare: { try desk.envelopes(of: reference, for: $0.agent) },
      enter: { situation, handed, _ in ((handed, situation.suites.etat.code), JSONObject(handed: handed)) },
      completion: { outcome in
        completion(
          outcome.map { durable in
            HandedEnvelopes(envelopes: durable.value.0, etat: durable.value.1, receipt: durable.receipts[0])
          })
      })
  }
}
