internal import Cryptography
internal import Foundation
public import JSON
internal import Law
public import Liaison
internal import Sealing
internal import Store

/// Transmits a fiche: decides, seals what may go to those on duty, makes it durable, and gives a receipt.
public struct TransmitFiche: Sendable {
  let desk: Desk
  let envelopes: EnvelopeMaker
  let index: BlindIndex
  let delays: BaremeDelais

  /// Transmits.
  ///
  /// - Parameters:
  ///   - transmission: the fiche, and on which circuit and ground it goes.
  ///   - pieces: the contents of its attachments, one for each.
  ///   - minimise: whether to withhold the sections that may not go, rather than refuse the whole.
  ///   - suite: the author's earlier fiche or avis about the same situation, if there is one.
  ///   - draft: the author's draft that it comes from: deleted in the same commit. One that is not there is no obstacle,
  ///     since it may have been deleted or grown old meanwhile; the answer tells.
  ///   - key: a retry with the same key gets the same answer.
  ///   - completion: the fiche's reference and deadlines, what went, what was withheld and why, the duties, the alerts, the
  ///     receipt.
  public func callAsFunction(
    _ transmission: Transmission, pieces: [ContenuDePiece] = [], minimise: Bool, enSuiteDe suite: Reference? = nil,
    brouillon draft: BrouillonID? = nil, by agent: AuthenticatedAgent, key: RequestKey,
    completion: @escaping Completion<KeptAnswer>
  ) {
    let attachments: CheckedAttachments
    do throws(GatewayError) {
      attachments = try CheckedAttachments(pieces, of: transmission.fiche)
    } catch {
      return completion(.failed(error))
    }
    desk.once(key, by: agent, completion: completion) { completion in
      try transmit(transmission, attachments, minimise, suite, draft, agent, key, completion)
    }
  }

  private func transmit(
    _ transmission: Transmission, _ attachments: CheckedAttachments, _ minimise: Bool, _ previous: Reference?,
    _ draft: BrouillonID?,
    _ agent: AuthenticatedAgent, _ key: RequestKey, _ completion: @escaping Completion<KeptAnswer>
  ) throws {
    let snapshot = desk.directory.current
    let now = desk.clock()
    let agent = try snapshot.agent(agent, at: now)
    let destination = try snapshot.destination(of: transmission.destination)
    let act = Transmettre(
      destination: destination, circuit: transmission.circuit, fondement: transmission.fondement,
      faits: transmission.faits)
    let suite: Suite?
    switch try desk.suite(previous, by: agent, snapshot) {
    case .failure(let refused):
      return desk.refuse(
        refused.refusal, .suite, by: agent, on: previous?.description, of: previous, completion: completion)
    case .success(let found): suite = found
    case nil: suite = nil
    }
    let review = TransmissionReview(act, parts: transmission.fiche.parts, by: agent, access: desk.access)
    let urgence: JSONObject = ["urgence": .string(transmission.urgence.code)]
    switch review.verdict(minimise: minimise) {
    case .refused(let refusal):
      desk.refuse(refusal, .transmission, by: agent, details: urgence, completion: completion)
    case .permitted(let permitted):
      let fiche = try transmission.fiche.reduite(aux: review.sections, categories: review.attachments)
      let reference = Reference(.ficheNavette, year: HeureDeParis.day(of: now).civil.year)
      let recipients = try [snapshot.author(agent.id)] + snapshot.recipients(of: destination, at: now)
      try KeyBudget.check(
        envelopes: 1 + fiche.piecesJointes.count, attachments: fiche.piecesJointes.count,
        recipients: Set(recipients.map(\.certificate.keyID)).count, field: "fiche/piecesJointes")
      let made = try envelopes.seal(
        SealedContent.fiche(fiche, of: transmission, by: agent.id), as: EnvelopeReference(reference, .fiche),
        by: agent.id, for: destination.id, to: recipients, at: now)
      let pieces = try attachments.seal(fiche, following: made, to: recipients, at: now, envelopes)
      let record = record(of: transmission, fiche, reference, from: agent, to: destination, at: now)
      let row = try index.row(of: reference, naming: PersonneCitee.citees(par: fiche), at: now)
      let alerte = Alerte(
        act, to: Suite.Envoi(destination: destination, fondement: transmission.fondement), after: suite, by: agent,
        access: desk.access)
      let details = urgence.adding(alerte.details).adding(JSONObject(made.envelope))
        .adding(JSONObject(pieces: pieces.map(\.envelope)))
      let answer = Self.answer(record, review, permitted.trace, alerte)
      let compte = FaitsDeFiche.attendus(transmission, fiche, record, to: destination, in: snapshot)
      desk.commit(
        { ledger in
          try desk.recheck(permitted.trace, agent, snapshot, sealedTo: destination.id, ledger)
          try ledger.transaction.insert(record)
          try ledger.wait(compte, of: reference)
          try ledger.transaction.index(row)
          for envelope in [made] + pieces { try envelope.store(in: ledger) }
          try ledger.owe(
            permitted.trace.obligations, duties: alerte.nouveaux, on: reference, by: agent.id, at: now)
          try ledger.notify(made.holders.values, of: reference, event: .transmission, except: agent.id, at: now)
          try ledger.append(
            JournalEvent(
              kind: .transmission, at: now, agent: agent.agent, subject: reference.description, trace: permitted.trace,
              details: details), of: reference)
          try desk.follow(suite, by: reference, accomplishing: alerte.accomplis, agent, at: now, &ledger)
          var answer = answer
          if let draft {
            answer["brouillonSupprime"] = .bool(try ledger.transaction.deleteBrouillon(draft, of: agent.id))
          }
          try ledger.keep(answer, for: key, by: agent, at: now)
          return answer
        },
        completion: { outcome in
          completion(outcome.map { KeptAnswer(json: $0.value, receipt: $0.receipts[0]) })
        })
    }
  }

  private func record(
    of transmission: Transmission, _ fiche: FicheNavette, _ reference: Reference, from agent: AuthenticatedAgent,
    to destination: Organisme, at now: Date
  ) -> FicheRecord {
    let due = delays.echeances(transmission.urgence, transmise: now)
    return FicheRecord(
      reference: reference, auteur: agent.id, emetteur: agent.memberships.first?.organisme,
      destination: destination.id, circuit: transmission.circuit, fondement: transmission.fondement,
      urgence: transmission.urgence, etat: .transmise(Acte(par: agent.id, le: now)), transmiseLe: now,
      accuseDu: due.accuse, retourDu: due.retour, faits: transmission.faits,
      sections: fiche.sections.sorted { $0.rangDansLaListe < $1.rangDansLaListe },
      categories: Set(fiche.parts.map(\.categorie)).sorted { $0.rangDansLaListe < $1.rangDansLaListe })
  }

  private static func answer(
    _ record: FicheRecord, _ review: TransmissionReview, _ trace: DecisionTrace, _ alerte: Alerte
  ) -> JSONObject {
    var answer = JSON(record, at: record.transmiseLe).object ?? [:]
    answer["retenues"] = .array(review.refusals.map { JSON($0) })
    answer["obligations"] = .array(trace.obligations.map { JSON(obligation: $0) })
    answer["avertissements"] = .array(trace.warnings.map { JSON($0) })
    return answer.adding(alerte.answer)
  }
}

extension TransmitFiche {
  /// What a transmission answers.
  public static let answer =
    FicheRecord.answer + [
      .required("retenues", .array(of: SectionRefusal.schema)),
      .required("obligations", .array(of: PolicyNotice.obligationSchema)),
      .required("avertissements", .array(of: PolicyNotice.schema)), .optional("brouillonSupprime", .boolean),
    ] + Alerte.answer
}
