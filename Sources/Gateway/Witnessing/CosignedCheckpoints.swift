public import Journal
public import Store
internal import Synchronization

/// What witnesses have said of the journal so far: written by a ``WitnessCollector``, read by whoever serves the journal.
public final class CosignedCheckpoints: Sendable {
  private struct State {
    var newest: SignedCheckpoint?
    var quorum: SignedCheckpoint?
  }

  /// Who is relied on, and how many are enough; nil when nobody watches the journal.
  public let rule: WitnessQuorum?
  private let state: Mutex<State>

  /// Nobody watches the journal.
  public init() {
    rule = nil
    state = Mutex(State())
  }

  /// What the database has kept for these witnesses.
  public init(_ rule: WitnessQuorum, in database: Database) throws {
    self.rule = rule
    let kept = try database.read { try $0.newestKeptCheckpoint { (try? rule.verify($0)) != nil } }
    state = Mutex(State(newest: kept, quorum: kept))
  }

  /// The newest checkpoint that a quorum cosigned.
  public var withQuorum: SignedCheckpoint? { state.withLock { $0.quorum } }

  /// A checkpoint with the cosignatures that there are of that very tree.
  func bearing(_ checkpoint: VerifiedCheckpoint) -> SignedCheckpoint {
    let newest = state.withLock { $0.newest }
    guard let newest, newest.claim == checkpoint.checkpoint else { return checkpoint.signed }
    return newest
  }

  /// Takes a checkpoint with its cosignatures.
  /// - Returns: whether a quorum cosigned it.
  func take(_ checkpoint: SignedCheckpoint) -> Bool {
    let hasQuorum = rule.map { (try? $0.verify(checkpoint)) != nil } ?? false
    state.withLock { state in
      state.newest = checkpoint
      if hasQuorum { state.quorum = checkpoint }
    }
    return hasQuorum
  }
}
