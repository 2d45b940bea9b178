internal import Foundation
public import JSON
public import Liaison
internal import Sealing
internal import Store

/// Hands out the envelopes of an avis de péril: the avis to those who can act, the justification to its reviewers.
public struct OpenAvis: Sendable {
  let desk: Desk

  /// Opens.
  public func callAsFunction(
    _ reference: Reference, by agent: AuthenticatedAgent, completion: @escaping Completion<HandedEnvelopes>
  ) {
    desk.onAvis(
      reference, .ouvertureAvis, by: agent, act: OuvrirAvis.init(avis:),
      prepare: { _ in try desk.envelopes(of: reference, for: agent) },
      enter: { situation, handed, _ in
        (
          (handed, situation.record.etat.nature.code),
          ["enveloppes": .array(handed.map { .string($0.header.envelope.hex) })]
        )
      },
      completion: { outcome in
        completion(
          outcome.map { durable in
            HandedEnvelopes(envelopes: durable.value.0, etat: durable.value.1, receipt: durable.receipts[0])
          })
      })
  }
}

/// Writes the justification owed for one's own avis de péril, sealed to its author and to the reviewing circonscription.
public struct JustifyPeril: Sendable {
  let desk: Desk
  let envelopes: EnvelopeMaker

  /// Justifies.
  /// - Parameter reviewer: the circonscription whose cadres review it; nil for the one that the author's own body
  ///   belongs to.
  public func callAsFunction(
    _ reference: Reference, _ justification: Justification, reviewer: OrganismeID?, by agent: AuthenticatedAgent,
    completion: @escaping Completion<StepAnswer>
  ) {
    desk.onAvis(
      reference, .justification, by: agent, act: Justifier.init(avis:),
      prepare: { situation -> (EtatAvis, EnvelopeMaker.Made) in
        let etat = try situation.record.etat.justifier(situation.acte)
        return (
          etat, try desk.seal(justification, on: reference, reviewer: reviewer, in: situation, envelopes)
        )
      },
      enter: { situation, prepared, ledger in
        let (etat, made) = prepared
        let record = try ledger.transaction.advance(avis: reference, to: etat, expecting: situation.record.version)
        try made.store(in: ledger)
        try ledger.transaction.fulfil(
          Obligation.justification, about: reference, answer: "justifiee", at: situation.now)
        try ledger.notify(
          made.holders.values, of: reference, event: .justification, except: agent.id, at: situation.now)
        let late: JSON = .bool(situation.record.etat.estEnRetard(at: situation.now))
        return (
          JSON(record).object ?? [:],
          JSONObject(dictionaryLiteral: ("enRetard", late)).adding(JSONObject(made.envelope))
        )
      },
      completion: { outcome in completion(outcome.map(StepAnswer.init)) })
  }
}

/// Reviews somebody else's emergency disclosure: its justification and coded facts, never the message itself.
public struct ReviewPeril: Sendable {
  let desk: Desk

  /// Reviews.
  public func callAsFunction(
    _ reference: Reference, _ conclusion: ConclusionRelecture, by agent: AuthenticatedAgent,
    completion: @escaping Completion<StepAnswer>
  ) {
    desk.onAvis(
      reference, .relecture, by: agent, act: Relire.init(avis:),
      prepare: { try $0.record.etat.relire($0.acte, conclusion) },
      enter: { situation, etat, ledger in
        let record = try ledger.transaction.advance(avis: reference, to: etat, expecting: situation.record.version)
        return (JSON(record).object ?? [:], ["conclusion": .string(conclusion.code)])
      },
      completion: { outcome in completion(outcome.map(StepAnswer.init)) })
  }
}

/// Lists the avis de péril that one sent, that one's bodies received, or that await a review.
public struct ListAvis: Sendable {
  let desk: Desk

  /// Lists.
  public func callAsFunction(by agent: AuthenticatedAgent, completion: @escaping Completion<ReadAnswer>) {
    switch desk.access.decide(ListerAvis(), by: agent) {
    case .refused(let refusal): desk.refuse(refusal, .listeAvis, by: agent, completion: completion)
    case .permitted(let permitted):
      do {
        let now = desk.clock()
        let bodies = agent.bodiesOnDuty(at: now)
        let records = try desk.database.read { transaction in
          var records = try transaction.avis(sentBy: agent.id) + transaction.avis(receivedBy: bodies)
          if agent.agent.role == .cadreSecteur {
            let own = Set(agent.memberships.filter { $0.estAttestee(at: now) }.map(\.organisme))
            records += try transaction.avis(in: .justifie).filter { avis in
              try transaction.relecture(of: avis.reference).map(own.contains) ?? false
            }
          }
          return records
        }
        var seen: Set<Reference> = []
        let distinct = records.filter { seen.insert($0.reference).inserted }
        let event = JournalEvent(
          kind: .listeAvis, at: now, agent: agent.agent, trace: permitted.trace,
          details: ["nombre": .integer(Int64(distinct.count))])
        desk.read(event, answer: ["avis": .array(distinct.map { JSON($0) })], completion: completion)
      } catch {
        completion(.failed(GatewayError(error)))
      }
    }
  }
}

extension ListAvis {
  /// What the list answers.
  public static let answer: [JSONSchema.Member] = [.required("avis", .array(of: AvisRecord.schema))]
}
