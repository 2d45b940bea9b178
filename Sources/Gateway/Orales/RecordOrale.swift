internal import Foundation
public import JSON
internal import Law
public import Liaison
internal import Sealing
internal import Store

/// Records what was said aloud to someone (« Consigner une transmission orale »).
///
/// It has taken place, so nothing of what was said keeps it from being recorded: the policies say whether it was permitted,
/// the journal keeps both decisions, and what lacked is owed.
public struct RecordOrale: Sendable {
  let desk: Desk
  let envelopes: EnvelopeMaker

  /// Records.
  /// - Parameters:
  ///   - dite: to whom, when, under which ground, about what, in codes.
  ///   - precision: the words that the author keeps, sealed for them alone.
  ///   - suite: the author's earlier fiche or avis about the same situation, if there is one.
  ///   - key: a retry with the same key gets the same answer, and records nothing twice.
  public func callAsFunction(
    _ dite: TransmissionOrale, precision: PrecisionOrale? = nil, enSuiteDe suite: Reference? = nil,
    by agent: AuthenticatedAgent, key: RequestKey, completion: @escaping Completion<KeptAnswer>
  ) {
    desk.once(key, by: agent, completion: completion) { completion in
      try record(dite, precision, suite, agent, key, completion)
    }
  }

  private func record(
    _ dite: TransmissionOrale, _ precision: PrecisionOrale?, _ previous: Reference?, _ agent: AuthenticatedAgent,
    _ key: RequestKey, _ completion: @escaping Completion<KeptAnswer>
  ) throws {
    let snapshot = desk.directory.current
    let now = desk.clock()
    let agent = try snapshot.agent(agent, at: now)
    try dite.verifier(consigneeLe: now)
    let organisme = try snapshot.organisme(dite.interlocuteur)
    let suite: Suite?
    switch try desk.suite(previous, by: agent, snapshot) {
    case .failure(let refused):
      return desk.refuse(
        refused.refusal, .suite, by: agent, on: previous?.description, of: previous, completion: completion)
    case .success(let found): suite = found
    case nil: suite = nil
    }
    let examen = ExamenOral(dite, to: organisme, by: agent, access: desk.access)
    let act = Consigner(
      organisme: organisme, dite: dite, permise: examen.permise, avisEcrit: suite?.aUnAvis ?? false,
      ecrit: suite?.aUnEcrit(pour: organisme.nature) ?? false)
    switch desk.access.decide(act, by: agent) {
    case .refused(let refusal): desk.refuse(refusal, .transmissionOrale, by: agent, completion: completion)
    case .permitted(let permitted):
      let reference = Reference(.transmissionOrale, year: HeureDeParis.day(of: now).civil.year)
      let emetteur = agent.memberships.first?.organisme
      let made = try precision.map { try seal($0, reference, agent.id, emetteur, snapshot, at: now) }
      // The policies of this act say themselves what a péril said aloud owes.
      let owed = permitted.trace.obligations + (dite.fondement.estUnPeril ? [] : examen.trace.obligations)
      let owesJustification = owed.contains { $0.obligation == Obligation.justification }
      let record = OraleRecord(
        reference: reference, auteur: agent.id, emetteur: emetteur, dite: dite, consigneeLe: now,
        permise: examen.permise, scellee: made != nil,
        suivi: owesJustification ? SuiviDePeril(Acte(par: agent.id, le: now)) : nil)
      // What the law did not permit does nobody's duty; and words do none but that of 223-6: the others are done in writing.
      let accomplit = examen.permise && dite.fondement.estUnPeril
      let alerte = Alerte(
        examen.transmission, to: Suite.Envoi(destination: organisme, fondement: dite.fondement, estEcrit: false),
        after: accomplit ? suite : suite?.sansDevoirs, by: agent, access: desk.access)
      var answer = (JSON(record, after: previous).object ?? [:]).adding(examen.answer).adding(alerte.answer)
      answer["obligations"] = .array(owed.map { JSON(obligation: $0) })
      answer["avertissements"] = .array((permitted.trace.warnings + examen.avertissements).map { JSON($0) })
      let details = record.details.adding(alerte.details).adding(made.map { JSONObject($0.envelope) } ?? [:])
      desk.commit(
        { [answer] ledger in
          guard examen.trace.policySet == permitted.trace.policySet else { throw GatewayError.outdated }
          try desk.recheck(permitted.trace, agent, snapshot, ledger)
          try ledger.transaction.insert(record)
          try made?.store(in: ledger)
          try ledger.owe(owed, duties: alerte.nouveaux, on: reference, by: agent.id, at: now)
          try ledger.append(
            JournalEvent(
              kind: .transmissionOrale, at: now, agent: agent.agent, subject: reference.description,
              trace: permitted.trace, details: details), of: reference)
          try ledger.append(
            JournalEvent(
              kind: .examenOral, at: now, agent: agent.agent, subject: reference.description, trace: examen.trace,
              isRefused: !examen.permise))
          try desk.follow(suite, by: reference, accomplishing: alerte.accomplis, agent, at: now, &ledger)
          try ledger.keep(answer, for: key, by: agent, at: now)
        },
        completion: { [answer] outcome in
          completion(outcome.map { KeptAnswer(json: answer, receipt: $0.receipts[0]) })
        })
    }
  }

  private func seal(
    _ precision: PrecisionOrale, _ reference: Reference, _ agent: AgentID, _ emetteur: OrganismeID?,
    _ snapshot: DirectorySnapshot, at now: Date
  ) throws -> EnvelopeMaker.Made {
    guard let emetteur else {
      throw GatewayError(
        .noRecipient, "Vous n’appartenez à aucun organisme : consignez sans nom ni précision, en codes seulement.")
    }
    return try envelopes.seal(
      SealedContent.bytes(of: .precisionOrale(precision)), as: EnvelopeReference(reference, .transmissionOrale),
      by: agent, for: emetteur, to: [snapshot.author(agent)], at: now)
  }
}

extension RecordOrale {
  /// What recording answers.
  public static let answer =
    OraleRecord.answer + ExamenOral.answer + [
      .required("obligations", .array(of: PolicyNotice.obligationSchema)),
      .required("avertissements", .array(of: PolicyNotice.schema)),
    ] + Alerte.answer
}

extension OraleRecord {
  /// What the journal says of it besides the decision, in codes.
  fileprivate var details: JSONObject {
    let members: KeyValuePairs<String, JSON?> = [
      "interlocuteur": dite.interlocuteur.nature.json, "typePartenaire": dite.interlocuteur.typePartenaire?.json,
      "organisme": dite.interlocuteur.organisme?.json, "fondement": dite.fondement.json,
      "rubriques": dite.rubriques.json, "diteLe": .string(Instants.text(dite.le)), "permise": .bool(permise),
    ]
    return JSONObject(members: members.compactMap { name, value in value.map { (name, $0) } })
  }
}
