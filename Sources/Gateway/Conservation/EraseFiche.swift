internal import Dispatch
public import JSON
public import Liaison
internal import Sealing
internal import Store

/// Erases a fiche by destroying what opens it: every wrapped key, the ciphertext, the facts, what else tells of the person.
///
/// A tombstone remains: the reference, dates, the reason, and the steps, whose proofs still verify, since the journal commits
/// to digests. What recipients already copied out of the gateway is out of its reach, and the evidence says so.
public struct EraseFiche: Sendable {
  let desk: Desk

  /// Steps that tell of the person by being there: that the law imposed something, and what its author answered.
  static let reserved: Set<String> = Set(
    [EventKind.suite, .acquittement].flatMap { [$0.rawValue, $0.rawValue + EventKind.refusedSuffix] })

  /// Erases.
  public func callAsFunction(
    _ reference: Reference, _ motif: MotifEffacement, by agent: AuthenticatedAgent,
    completion: @escaping Completion<StepAnswer>
  ) {
    desk.onFiche(
      reference, .effacement, by: agent, act: { try desk.effacer($0, motif) },
      prepare: { try $0.record.etat.effacer($0.acte, motif) },
      enter: { situation, etat, ledger in
        let erased = try ledger.erase(situation.record, to: etat)
        let told = erased.holders.union([situation.record.auteur]).subtracting([situation.agent.id])
        try ledger.notify(told, of: reference, EventKind.effacement.rawValue, at: situation.now)
        var answer = JSON(erased.fiche, at: situation.now).object ?? [:]
        answer["enveloppesDetruites"] = .integer(Int64(erased.envelopes.count))
        answer["clesSupprimees"] = .integer(Int64(erased.keys))
        answer["avertis"] = .array(told.sorted().map(\.json))
        return (answer, erased.details(motif))
      },
      completion: { outcome in
        guard case .done(let durable) = outcome else { return completion(outcome.map(StepAnswer.init)) }
        // Off the thread that answers everybody's commits: folding waits for readers.
        DispatchQueue.global(qos: .utility).async {
          var answer = durable.value
          answer["efface"] = .bool((0..<3).contains { _ in desk.database.releaseErased() })
          completion(.done(StepAnswer(json: answer, receipt: durable.receipts[0])))
        }
      })
  }
}

extension EraseFiche {
  /// What an erasure answers: the tombstone, what was destroyed, who is told, and whether the bytes are in no file any more.
  public static let answer =
    FicheRecord.answer + [
      .required("enveloppesDetruites", .count), .required("clesSupprimees", .count),
      .required("avertis", .array(of: AgentID.schema)), .required("efface", .boolean),
    ]
}

extension Ledger {
  /// Erases a fiche, in the commit that journals it.
  ///
  /// What statistics need of the row is taken here, before the facts go: the one place that every erasure passes, one fiche
  /// or a whole batch. What should never have been written is counted nowhere.
  func erase(_ fiche: FicheRecord, to etat: EtatFiche) throws -> Erasure {
    if case .effacee(let acte, let motif) = etat, ![.erreur, .brouillonAbandonne].contains(motif) {
      try split(fiche.reference, at: acte.le)
    }
    return try transaction.erase(fiche.reference, to: etat, expecting: fiche.version, reserved: EraseFiche.reserved)
  }
}

extension Erasure {
  /// What the journal says of it: why, and what was destroyed.
  func details(_ motif: MotifEffacement) -> JSONObject {
    [
      "motif": .string(motif.code), "enveloppes": .array(envelopes.map { .string($0.hex) }),
      "clesSupprimees": .integer(Int64(keys)),
    ]
  }
}

extension Desk {
  /// Describes an erasure to the policies.
  func effacer(_ situation: FicheSituation, _ motif: MotifEffacement) throws -> Effacer {
    let record = situation.record
    // Sent on, it is unopened where it is now and may have been read where it was; taken back, it may never have been.
    let wasOpened = try database.read { try $0.timeline(of: record.reference) }.contains {
      $0.event == EventKind.ouverture.rawValue && $0.agent != record.auteur
    }
    // Whoever knows the person took their objection, and the body that had the fiche stopped.
    let isStopped = try database.read { try $0.withdrawal(of: record.reference) }?.decision?.issue == .arretee
    return Effacer(
      fiche: situation.facts.opened(wasOpened), motif: motif, demandeVerifiee: motif == .opposition && isStopped,
      archivePublique: conservation.visaDesArchives && isOfDepartement(record, situation.directory),
      visaArchives: try database.read { try $0.hasVisa(record.reference) })
  }

  /// Whether a département has the fiche, or sent it: what its services receive and produce are public archives.
  func isOfDepartement(_ record: FicheRecord, _ directory: DirectorySnapshot) -> Bool {
    [record.destination, record.emetteur].compactMap { $0.flatMap { directory.organismes[$0]?.nature } }.contains {
      [.secteur, .circonscription, .departement, .crip].contains($0)
    }
  }
}
