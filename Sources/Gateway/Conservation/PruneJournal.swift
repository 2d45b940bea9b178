internal import Foundation
public import JSON
internal import Journal
internal import Liaison
internal import Store

/// Prunes the journal: deletes the bodies and nonces of a class that have reached the end of their retention.
///
/// Entries, tiles, bundles, receipts and proofs stay whole; what the body said can no longer be learnt, nor guessed from
/// its commitment, whose nonce is gone too. One request deletes at most ``batch`` bodies, in the commit that journals it,
/// so that traffic goes on, and so that no body is ever missing without an entry that says by whom and why. Whoever
/// prunes asks again from `suite` until there is none; asked again, the same request deletes nothing more.
public struct PruneJournal: Sendable {
  /// The most bodies of one commit: some 10 ms of the writer's time.
  public static let batch = 1024

  let desk: Desk
  let durees: DureesDeConservation

  /// Deletes the next bodies.
  public func callAsFunction(
    _ demande: DemandeDElagage, by agent: AuthenticatedAgent, completion: @escaping Completion<StepAnswer>
  ) {
    desk.administer(
      ElaguerJournal(), .elagage, by: agent, refreshes: false,
      prepare: { _, now in
        let hour = try limit(demande, now)
        let entries = try desk.database.read {
          try $0.expiredBodies(demande.classe, before: hour, from: demande.depuis, limit: Self.batch + 1)
        }
        return Found(hour: hour, entries: entries)
      },
      write: { ledger, found, _ in
        let pruned = try ledger.transaction.prune(Array(found.entries.prefix(Self.batch)))
        let said = Self.said(demande, found.hour, pruned.count, pruned.first, pruned.last)
        var answer = said
        if found.entries.count > Self.batch { answer["suite"] = .integer(Int64(clamping: found.entries[Self.batch])) }
        return (answer, said)
      },
      completion: { outcome in
        guard case .done(let answer) = outcome, answer.json["suite"] == nil else { return completion(outcome) }
        // Off the thread that answers everybody's commits: folding waits for readers.
        DispatchQueue.global(qos: .utility).async { completion(.done(erased(answer))) }
      })
  }

  /// The last batch empties SQLite's log, which holds the deleted bytes until then. A reading may hold it back: the upkeep
  /// tries again every hour.
  private func erased(_ answer: StepAnswer) -> StepAnswer {
    var json = answer.json
    json["efface"] = .bool((0..<3).contains { _ in desk.database.foldLog() })
    return StepAnswer(json: json, receipt: answer.receipt)
  }

  /// Says what would be deleted, and deletes nothing.
  public func preview(
    _ demande: DemandeDElagage, by agent: AuthenticatedAgent, completion: @escaping Completion<ReadAnswer>
  ) {
    desk.consult(ElaguerJournal(), .lectureJournal, by: agent, completion: completion) { _, now in
      let hour = try limit(demande, now)
      let found = try desk.database.read { try $0.expiredBodies(demande.classe, before: hour) }
      return (
        Self.said(demande, hour, found.count, found.span?.lowerBound, found.span?.upperBound), ["quoi": "elagage"]
      )
    }
  }

  private struct Found: Sendable {
    let hour: TimeBucket
    let entries: [UInt64]
  }

  /// The hour before which bodies are deleted: never later than the duration that the gateway is configured with.
  private func limit(_ demande: DemandeDElagage, _ now: Date) throws -> TimeBucket {
    guard let end = durees.end(of: demande.classe, at: now) else {
      throw GatewayError(
        .invalid,
        "Aucune durée n’est écrite pour le registre des divulgations : rien n’en est effacé.",
        field: "classe")
    }
    guard let day = demande.avant else { return TimeBucket(containing: end) }
    let asked = Date(timeIntervalSince1970: Double(day.dayNumber) * 86_400)
    guard asked <= end else {
      throw GatewayError(
        .invalid, "La durée de conservation de ces traces n’est pas écoulée.",
        field: "avant")
    }
    return TimeBucket(containing: asked)
  }

  private static func said(
    _ demande: DemandeDElagage, _ hour: TimeBucket, _ count: Int, _ first: UInt64?, _ last: UInt64?
  ) -> JSONObject {
    var said: JSONObject = [
      "classe": .string(demande.classe.code), "avant": .string(Instants.text(hour.date)),
      "nombre": .integer(Int64(count)),
    ]
    if let first, let last {
      said["premiere"] = .integer(Int64(clamping: first))
      said["derniere"] = .integer(Int64(clamping: last))
    }
    return said
  }
}

extension PruneJournal {
  /// What a preview answers, and a pruning, which may add where to go on from.
  public static let previewAnswer: [JSONSchema.Member] = [
    .required("classe", .codes(RetentionClass.allCases.map(\.code))), .required("avant", Instants.schema),
    .required("nombre", .count), .optional("premiere", .count), .optional("derniere", .count),
  ]

  /// What a pruning answers.
  public static let answer = previewAnswer + [.optional("suite", .count), .optional("efface", .boolean)]
}
