internal import Cryptography
internal import Foundation
internal import JSON
internal import Journal
public import Liaison
internal import Sealing
internal import Store

/// Hands out the evidence of one event, as a file that anybody can verify offline: of a step of a fiche to whoever sees it in
/// its timeline, of any entry to whoever reviews the journal.
///
/// The body of the entry is what its decision rested on. It goes to those who may have that step's receipt, the author and
/// who made it, and to the journal's reviewers; to others who follow the fiche, the file proves the step without it.
public struct MakeEvidence: Sendable {
  let desk: Desk
  let sealer: Sealer
  let verifier: LogVerifier

  /// The evidence of a step of a fiche.
  public func step(
    _ leaf: UInt64, of reference: Reference, by agent: AuthenticatedAgent, completion: @escaping Completion<[UInt8]>
  ) {
    let completion = desk.blinding(agent, completion)
    do {
      // Taken before anything is read: what is read covers it.
      let checkpoint = desk.database.checkpoint
      let situation = try desk.situation(of: reference, for: agent)
      let agent = situation.agent
      switch desk.access.decide(Suivre(fiche: situation.facts), by: agent) {
      case .refused(let refusal):
        desk.refuse(
          refusal, .preuve, by: agent, on: reference.description, of: reference, details: ["feuille": .count(leaf)],
          completion: completion)
      case .permitted(let permitted):
        let isAuthor = situation.record.auteur == agent.id
        let file = try desk.database.read { transaction in
          let steps = try transaction.timeline(of: reference)
          let step = try steps.filter { $0.isStep && $0.isShown(toAuthor: isAuthor) }.proven(
            by: leaf, else: GatewayError(.notFound, "Cette fiche n’a pas cette étape."))
          let isReserved = !isAuthor && step.agent != agent.id
          return try self.file(
            leaf, known: .init(step), isReserved: isReserved, checkpoint, at: situation.now, transaction)
        }
        let event = JournalEvent(
          kind: .preuve, at: situation.now, agent: agent.agent, subject: reference.description,
          trace: permitted.trace, details: ["feuille": .count(leaf), "corps": .bool(file.body != nil)])
        desk.record(event) { outcome in completion(outcome.map { _ in file.bytes }) }
      }
    } catch {
      completion(.failed(GatewayError(error)))
    }
  }

  /// The evidence of an entry of the journal, whatever it is about.
  public func entry(_ leaf: UInt64, by agent: AuthenticatedAgent, completion: @escaping Completion<[UInt8]>) {
    switch desk.access.decide(LireJournal(), by: agent) {
    case .refused(let refusal):
      desk.refuse(refusal, .preuve, by: agent, details: ["feuille": .count(leaf)], completion: completion)
    case .permitted(let permitted):
      do {
        let now = desk.clock()
        let checkpoint = desk.database.checkpoint
        let file = try desk.database.read {
          try self.file(leaf, known: nil, isReserved: false, checkpoint, at: now, $0)
        }
        var details: JSONObject = ["feuille": .count(leaf), "corps": .bool(file.body != nil)]
        let subject = file.body.flatMap { EvidenceStatement.Event(canonical: $0.bytes)?.subject }
        if let subject, (try? Reference(subject)) != nil { details["objet"] = .string(subject) }
        let event = JournalEvent(
          kind: .preuve, at: now, agent: agent.agent, trace: permitted.trace, details: details)
        desk.record(event) { outcome in completion(outcome.map { _ in file.bytes }) }
      } catch {
        completion(.failed(GatewayError(error)))
      }
    }
  }

  /// - Parameters:
  ///   - known: what is known of the event besides its body.
  ///   - isReserved: whether the body is for others.
  func file(
    _ leaf: UInt64, known: EvidenceStatement.Event?, isReserved: Bool, _ newest: VerifiedCheckpoint, at now: Date,
    _ transaction: ReadTransaction
  ) throws -> EvidenceFile {
    guard leaf < newest.checkpoint.size else { throw GatewayError(.notFound, "Le journal n’a pas cette entrée.") }
    let (checkpoint, timestamps) = try covering(leaf, newest, transaction)
    let receipt = try transaction.journal.receipt(leaf: leaf, in: checkpoint)
    let entry = try LogEntry(bytes: receipt.extra ?? [])
    let kept = try transaction.journal.bodies(leaf..<leaf + 1).first ?? nil
    let body = isReserved ? nil : kept.map { EvidenceFile.Body(bytes: $0.bytes, nonce: $0.nonce) }
    let said = kept.flatMap { EvidenceStatement.Event(canonical: $0.bytes) }
    let fate: EvidenceStatement.Body = kept == nil ? .pruned : isReserved ? .reserved : .joined
    let stamps = timestamps.map { EvidenceFile.Timestamp(authority: $0.authority, token: $0.token) }
    let guide = EvidenceGuide.bytes(fate, timestamps: stamps)
    let listed = EvidenceFile.listed(body: body, receipt: receipt, timestamps: stamps, guide: guide)
    let lines = checkpoint.signed.note.signatures.filter { !verifier.key.isNamed(by: $0) }
    let statement = EvidenceStatement(
      event: isReserved ? (said ?? known ?? .init()).withoutGrounds() : said ?? known ?? .init(),
      place: .init(
        receipt, entry, cosigners: lines.map(\.name),
        timestamps: timestamps.map { .init(authority: $0.authority, instant: Instants.text($0.at)) }),
      body: fate, parts: listed.map { .init(name: $0.name, digest: $0.digest.hex) }, issued: Instants.text(now)
    ).bytes
    return try EvidenceFile(
      statement: statement, signature: try sealer.sign(detached: statement, at: now), body: body, receipt: receipt,
      timestamps: stamps, guide: guide)
  }

  /// The checkpoint that others said most of, of those that cover an entry: else the newest that the log signed.
  private func covering(
    _ leaf: UInt64, _ newest: VerifiedCheckpoint, _ transaction: ReadTransaction
  ) throws -> (VerifiedCheckpoint, [KeptTimestamp]) {
    // One of a former log, which this one replaces, does not verify: it proves nothing here.
    guard let kept = try transaction.keptCheckpoint(covering: leaf),
      let checkpoint = try? verifier.verify(kept.checkpoint)
    else { return (newest, []) }
    return (checkpoint, kept.timestamps)
  }
}

extension JSON {
  static func count(_ number: UInt64) -> JSON { .integer(Int64(clamping: number)) }
}

extension EvidenceStatement.Event {
  /// What a timeline says.
  init(_ step: Passage) {
    let kind = EventKind(rawValue: step.event)
    self.init(
      code: step.event, sentence: kind?.sentence, erds: (kind?.erds() ?? []).map(\.rawValue),
      subject: step.reference.description, agent: step.agent.description, instant: Instants.text(step.date))
  }
}
