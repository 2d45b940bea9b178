internal import Dispatch
internal import Foundation
public import JSON
internal import Liaison
public import Store

/// Erases what is past its retention, one batch at a time: each fiche decided by itself, with its own entry in the journal, all
/// of a batch in one commit.
///
/// Whoever runs it asks again from `suite` until there is none. Killed in between, what was committed is told and the rest is
/// still due: running it again goes on, and a run over nothing erases nothing.
public struct RunRetention: Sendable {
  /// The most fiches of one commit: some 50 ms of the writer's time.
  public static let batch = 256

  let desk: Desk

  /// One fiche that may go, and the proof.
  private struct Decided: Sendable {
    let fiche: FicheRecord
    let etat: EtatFiche
    let permitted: Permitted<Effacer>
  }

  private struct Batch: Sendable {
    var decided: [Decided] = []
    var awaiting = 0
    var refused = 0
    var next: DueCursor?
  }

  /// Erases the next batch.
  public func callAsFunction(
    from cursor: DueCursor = .beginning, by agent: AuthenticatedAgent, completion: @escaping Completion<ReadAnswer>
  ) {
    desk.retrying({ completion in
      do {
        let (now, snapshot) = (desk.clock(), desk.directory.current)
        let agent = try snapshot.agent(agent, at: now)
        switch desk.access.decide(GererConservation(), by: agent) {
        case .refused(let refusal): desk.refuse(refusal, .conservation, by: agent, completion: completion)
        case .permitted(let permitted):
          let batch = try prepare(from: cursor, by: agent, snapshot, now)
          desk.commit(
            { ledger in
              try desk.recheck(permitted.trace, agent, snapshot, ledger)
              for one in batch.decided { try erase(one, by: agent, at: now, &ledger) }
              return batch
            },
            completion: { outcome in completion(outcome.map(\.value)) })
        }
      } catch {
        completion(.failed(GatewayError(error)))
      }
    }) { (outcome: Outcome<Batch>) in
      guard case .done(let batch) = outcome, batch.next == nil, !batch.decided.isEmpty else {
        return completion(outcome.map { ReadAnswer(json: Self.said($0)) })
      }
      // Off the thread that answers everybody's commits: folding waits for readers.
      DispatchQueue.global(qos: .utility).async {
        var said = Self.said(batch)
        said["efface"] = .bool((0..<3).contains { _ in desk.database.releaseErased() })
        completion(.done(ReadAnswer(json: said)))
      }
    }
  }

  private func erase(_ one: Decided, by agent: AuthenticatedAgent, at now: Date, _ ledger: inout Ledger) throws {
    let erased = try ledger.erase(one.fiche, to: one.etat)
    try ledger.append(
      JournalEvent(
        kind: .effacement, at: now, agent: agent.agent, subject: one.fiche.reference.description,
        trace: one.permitted.trace, details: erased.details(.echeanceConservation)), of: one.fiche.reference)
  }

  /// Reads what is due and decides each, until a batch is full.
  private func prepare(
    from cursor: DueCursor, by agent: AuthenticatedAgent, _ snapshot: DirectorySnapshot, _ now: Date
  ) throws -> Batch {
    let acte = Acte(par: agent.id, le: now)
    return try desk.database.read { transaction in
      var batch = Batch()
      try desk.walk(Retention(rules: desk.conservation, now: now), in: transaction, from: cursor) { due, fate in
        guard batch.decided.count < Self.batch else {
          batch.next = batch.decided.last.map { DueCursor(after: $0.fiche) }
          return false
        }
        switch fate {
        case .kept: break
        case .awaitsVisa: batch.awaiting += 1
        case .toErase:
          if let decided = try decide(due, by: agent, acte, snapshot, transaction) {
            batch.decided.append(decided)
          } else {
            batch.refused += 1
          }
        }
        return true
      }
      return batch
    }
  }

  private func decide(
    _ due: DueFiche, by agent: AuthenticatedAgent, _ acte: Acte, _ snapshot: DirectorySnapshot,
    _ transaction: ReadTransaction
  ) throws -> Decided? {
    let facts = try desk.facts(
      of: due.fiche, conservation: due.archive == nil ? .echue : .archivee, snapshot, transaction)
    let act = Effacer(
      fiche: facts, motif: .echeanceConservation, demandeVerifiee: false,
      archivePublique: desk.conservation.visaDesArchives && desk.isOfDepartement(due.fiche, snapshot),
      visaArchives: due.hasVisa)
    guard case .permitted(let permitted) = desk.access.decide(act, by: agent) else { return nil }
    return Decided(
      fiche: due.fiche, etat: try due.fiche.etat.effacer(acte, .echeanceConservation), permitted: permitted)
  }

  private static func said(_ batch: Batch) -> JSONObject {
    var said: JSONObject = [
      "nombre": .integer(Int64(batch.decided.count)), "enAttenteDeVisa": .integer(Int64(batch.awaiting)),
      "retenues": .integer(Int64(batch.refused)),
    ]
    if let next = batch.next { said["suite"] = .string("\(next.instant):\(next.reference)") }
    return said
  }
}

extension RunRetention {
  /// What a batch answers: how many were erased, how many await the visa of the Archives, how many the policies hold back, and
  /// where to go on from.
  public static let answer: [JSONSchema.Member] = [
    .required("nombre", .count), .required("enAttenteDeVisa", .count), .required("retenues", .count),
    .optional("suite", .string(length: 1...64)), .optional("efface", .boolean),
  ]
}
