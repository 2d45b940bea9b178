internal import Cryptography
internal import JSON
public import Journal
internal import Store

/// Serves the journal to those who review it, and what commits in it to those who follow it: the files of
/// c2sp.org/tlog-tiles, and proofs.
///
/// Fetching the bodies or a proof leaves a trace. Tiles and entries are hashes, and policies are the law: they are decided,
/// and not journaled one by one, or reading the log would make it grow without end. A checkpoint leaves a trace once an hour
/// for each agent: whoever polls cannot flood the log, and knows that it must have grown within the hour.
public struct ReadJournal: Sendable {
  let desk: Desk
  private let followers = RecentReaders(every: 3600)
  /// The log's key, which an auditor should have received by another way.
  public let key: VerifierKey

  /// What the witnesses of the journal have said of it.
  public let cosigned: CosignedCheckpoints

  init(desk: Desk, key: VerifierKey, cosigned: CosignedCheckpoints) {
    (self.desk, self.key, self.cosigned) = (desk, key, cosigned)
  }

  /// The newest signed checkpoint, with the cosignatures that there are of it already.
  public func checkpoint(by agent: AuthenticatedAgent, completion: @escaping Completion<[UInt8]>) {
    follow(agent, completion: completion) { cosigned.bearing(desk.database.checkpoint).bytes }
  }

  /// The newest checkpoint that a quorum of witnesses cosigned.
  public func cosignedCheckpoint(by agent: AuthenticatedAgent, completion: @escaping Completion<[UInt8]>) {
    follow(agent, completion: completion) {
      guard let checkpoint = cosigned.withQuorum else {
        throw GatewayError(.notFound, "Aucun point de contrôle n’a encore été cosigné par assez de témoins.")
      }
      return checkpoint.bytes
    }
  }

  /// The keys of the witnesses, one vkey a line: for information, since whoever verifies brings those that they trust.
  public func witnesses(by agent: AuthenticatedAgent, completion: @escaping Completion<[UInt8]>) {
    untraced(SuivreJournal(), agent, completion: completion) {
      guard let rule = cosigned.rule else { throw GatewayError(.notFound, "Ce journal n’a pas de témoin.") }
      return Array(rule.witnesses.map { $0.vkey + "\n" }.joined().utf8)
    }
  }

  private func follow(
    _ agent: AuthenticatedAgent, completion: @escaping Completion<[UInt8]>,
    _ read: @escaping @Sendable () throws -> [UInt8]
  ) {
    let now = desk.clock()
    guard followers.isDue(agent.id, at: now) else {
      return untraced(SuivreJournal(), agent, completion: completion, read)
    }
    traced(SuivreJournal(), "checkpoint", agent, completion: completion) {
      followers.note(agent.id, at: now)
      return try read()
    }
  }

  /// The log's key, in the vkey form of signed notes.
  public func vkey(by agent: AuthenticatedAgent, completion: @escaping Completion<[UInt8]>) {
    untraced(SuivreJournal(), agent, completion: completion) { Array((key.vkey + "\n").utf8) }
  }

  /// A file of the layout: `tile/0/000`, `tile/entries/000.p/7`, `bodies/000.p/7`; `policies/HEX.cedar` is the whole text
  /// of a set of policies that was in force, as past decisions cite it; `timestamps/1234.checkpoint` and
  /// `timestamps/1234.AUTHORITY.tsr` are a checkpoint that was timestamped, and the answer to that.
  public func file(at path: String, by agent: AuthenticatedAgent, completion: @escaping Completion<[UInt8]>) {
    let read: @Sendable () throws -> [UInt8] = {
      if let cited = CitedText(path: path) { return try policies(cited.digest) }
      if let file = TimestampFile(path: path) { return try timestamp(file) }
      let size = desk.database.checkpoint.checkpoint.size
      guard let bytes = try desk.database.read({ try JournalFiles($0.journal, size: size).file(at: path) }) else {
        throw GatewayError(.notFound, "Le journal n’a pas ce fichier.")
      }
      return bytes
    }
    if path.hasPrefix("bodies/") {
      traced(LireJournal(), "corps", agent, completion: completion, read)
    } else if path.hasPrefix("tile/") {
      untraced(SuivreJournal(), agent, completion: completion, read)
    } else {
      untraced(LireJournal(), agent, completion: completion, read)
    }
  }

  /// Which checkpoints were timestamped, and by whom: a ``TimestampIndex``.
  public func timestamps(by agent: AuthenticatedAgent, completion: @escaping Completion<[UInt8]>) {
    untraced(LireJournal(), agent, completion: completion) { try desk.database.read { try $0.timestampIndex.bytes } }
  }

  /// The `tlog-proof` of an entry in the newest checkpoint.
  public func proof(of leaf: UInt64, by agent: AuthenticatedAgent, completion: @escaping Completion<[UInt8]>) {
    traced(LireJournal(), "preuve", agent, completion: completion) {
      guard leaf < desk.database.checkpoint.checkpoint.size else {
        throw GatewayError(.notFound, "Le journal n’a pas cette entrée.")
      }
      return try desk.database.receipt(leaf: leaf).bytes
    }
  }

  private func policies(_ digest: Digest) throws -> [UInt8] {
    guard let set = try desk.database.read({ try $0.policies(digest) }) else {
      throw GatewayError(.notFound, "Ce jeu de politiques n’a jamais été en vigueur ici.")
    }
    return set.text
  }

  private func timestamp(_ file: TimestampFile) throws -> [UInt8] {
    guard let bytes = try desk.database.read({ try $0.bytes(of: file) }) else {
      throw GatewayError(.notFound, "Le journal n’a pas cet horodatage.")
    }
    return bytes
  }

  private func untraced(
    _ act: some JournalAct, _ agent: AuthenticatedAgent, completion: @escaping Completion<[UInt8]>,
    _ read: () throws -> [UInt8]
  ) {
    switch desk.access.decide(act, by: agent) {
    case .refused(let refusal): desk.refuse(refusal, .lectureJournal, by: agent, completion: completion)
    case .permitted:
      do { completion(.done(try read())) } catch { completion(.failed(GatewayError(error))) }
    }
  }

  private func traced(
    _ act: some JournalAct, _ what: String, _ agent: AuthenticatedAgent, completion: @escaping Completion<[UInt8]>,
    _ read: @escaping @Sendable () throws -> [UInt8]
  ) {
    switch desk.access.decide(act, by: agent) {
    case .refused(let refusal): desk.refuse(refusal, .lectureJournal, by: agent, completion: completion)
    case .permitted(let permitted):
      let event = JournalEvent(
        kind: .lectureJournal, at: desk.clock(), agent: agent.agent, trace: permitted.trace,
        details: ["quoi": .string(what)])
      // Read after the trace is durable: the checkpoint then covers the reading itself.
      desk.record(event) { outcome in completion(outcome.map { _ in try read() }) }
    }
  }
}
