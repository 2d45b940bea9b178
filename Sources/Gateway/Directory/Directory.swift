public import Cryptography
public import Foundation
public import Liaison
public import Store
internal import Synchronization

/// Who is who: kept in memory, read again after each change, judged by the certificates' trust of the day.
public final class Directory: Sendable {
  private struct State {
    var snapshot: DirectorySnapshot
    var trust: TrustStore
  }

  private let database: Database
  private let communes: Communes
  private let clock: @Sendable () -> Date
  private let state: Mutex<State>
  /// Held from the reading to the installing: of two refreshes, the one that read last is the one that stays.
  private let refreshing = Mutex(())

  /// Reads the directory.
  /// - Parameter trust: the root, the issuing authority and its current revocation list.
  public init(
    _ database: Database, trust: TrustStore, communes: Communes, clock: @escaping @Sendable () -> Date
  ) throws {
    (self.database, self.communes, self.clock) = (database, communes, clock)
    let snapshot = try database.read {
      try DirectorySnapshot($0, trust: trust, communes: communes, at: clock())
    }
    state = Mutex(State(snapshot: snapshot, trust: trust))
  }

  /// The directory as it was last read.
  public var current: DirectorySnapshot { state.withLock { $0.snapshot } }

  /// The trust that certificates are judged by.
  public var trust: TrustStore { state.withLock { $0.trust } }

  /// Reads the directory again, with a new trust if one is given: after a change, a revocation, a reload.
  public func refresh(trust: TrustStore? = nil) throws {
    try refreshing.withLock { _ in
      let trust = trust ?? self.trust
      let snapshot = try database.read { try DirectorySnapshot($0, trust: trust, communes: communes, at: clock()) }
      state.withLock { $0 = State(snapshot: snapshot, trust: trust) }
    }
  }

  /// Notes that an agent's wrapped key is kept, without reading anything again.
  func noteCoffre(of agent: AgentID) {
    // After a refresh that is being made, which may have read before the deposit.
    refreshing.withLock { _ in state.withLock { _ = $0.snapshot.coffres.insert(agent) } }
  }
}
