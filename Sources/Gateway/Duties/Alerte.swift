internal import Foundation
internal import JSON
internal import Law
internal import Liaison
internal import Store

/// What the facts of a disclosure still impose on its author, and which duties it does.
///
/// One question to the engine, and more only when something follows something else. It never blocks.
struct Alerte: Sendable {
  /// The duties to transmit that are left to do.
  let devoirs: [PolicyNotice]
  /// Those of them that are newly due; the others are due already, or were answered, in the same situation.
  let nouveaux: [PolicyNotice]
  /// The duties of earlier fiches that this disclosure does.
  let accomplis: [Obligation]

  /// - Parameter transmission: nil for an avis de péril, which carries no facts that could impose anything else.
  init(
    _ transmission: Transmettre?, to envoi: Suite.Envoi, after suite: Suite?, by agent: AuthenticatedAgent,
    access: AccessControl
  ) {
    func left(_ act: Alerter) -> [PolicyNotice] {
      guard case .permitted(let permitted) = access.decide(act, by: agent) else { return [] }
      return permitted.trace.reasons
    }
    var devoirs = transmission.map { left(Alerter($0)) } ?? []
    for earlier in suite?.envois ?? [] where !devoirs.isEmpty {
      guard let transmission else { break }
      let stillLeft = left(
        Alerter(destination: earlier.destination, fondement: earlier.fondement, lus: transmission.lus))
      devoirs.removeAll { !stillLeft.contains($0) }
    }
    self.devoirs = devoirs
    nouveaux = devoirs.filter { devoir in devoir.obligation.map { suite?.connus.contains($0) != true } ?? false }
    accomplis = (suite?.devoirs ?? []).filter { devoir in
      !left(Alerter(destination: envoi.destination, fondement: envoi.fondement, faits: devoir.faits))
        .contains { $0.id == devoir.obligation.policy }
    }.map(\.obligation)
  }
}

extension Alerte {
  /// What the journal says of it, when there is something to say: the policies, in codes.
  var details: JSONObject { devoirs.isEmpty ? [:] : ["alertes": .array(devoirs.map { .string($0.id) })] }

  /// What the author is told: what is left to do, and what this has done.
  var answer: JSONObject {
    [
      "alertes": .array(devoirs.map { JSON(obligation: $0) }),
      "accomplies": .array(
        accomplis.map { ["reference": .string($0.reference.description), "code": .string($0.nature)] }),
    ]
  }
}

extension Desk {
  /// Writes down, inside the commit, that something follows something else: the link, its decision, and the duties that it
  /// does.
  /// - Throws: `outdated` when that decision was taken by other policies than the transmission's.
  func follow(
    _ suite: Suite?, by reference: Reference, accomplishing duties: [Obligation], _ agent: AuthenticatedAgent,
    at now: Date, _ ledger: inout Ledger
  ) throws {
    guard let suite else { return }
    guard access.digest == suite.trace.policySet else { throw GatewayError.outdated }
    try ledger.transaction.link(reference, after: suite.reference)
    for duty in duties {
      try ledger.transaction.fulfil(duty.nature, about: duty.reference, answer: Obligation.doneBySending, at: now)
    }
    try ledger.append(
      JournalEvent(
        kind: .suite, at: now, agent: agent.agent, subject: suite.reference.description, trace: suite.trace,
        details: [
          "suite": .string(reference.description), "accomplies": .array(duties.map { .string($0.nature) }),
        ]), of: suite.reference)
  }
}

extension Alerte {
  /// What the author is told.
  static let answer: [JSONSchema.Member] = [
    .required("alertes", .array(of: PolicyNotice.obligationSchema)),
    .required(
      "accomplies",
      .array(of: .object([.required("reference", Reference.schema), .required("code", .string())]))),
  ]
}
