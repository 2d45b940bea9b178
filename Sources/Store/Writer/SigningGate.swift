internal import Synchronization

/// Whether the log may go on.
public enum SigningState: Hashable, Sendable {
  /// Since the start, nothing: the witnesses have not said yet that the log is the one they know.
  case held
  /// It may.
  case open
  /// Nothing is signed any more by this process.
  case halted(SigningHalt)
}

/// Why nothing is signed any more.
public enum SigningHalt: String, Hashable, Sendable, CaseIterable {
  /// A witness has cosigned a longer log than ours: an older copy of the database was put back.
  case rolledBack = "retour-en-arriere"
  /// A witness has cosigned another log than ours: two copies of one database went on.
  case forked = "bifurcation"
  /// The tree to be signed was not proven to extend the last one signed: what is stored changed under the server.
  case notExtended = "passe-modifie"
}

/// Stands before every write and every signature of a log that witnesses watch (c2sp.org/tlog-witness).
final class SigningGate: Sendable {
  private let current: Mutex<SigningState>

  init(isHeld: Bool) { current = Mutex(isHeld ? .held : .open) }

  var state: SigningState { current.withLock { $0 } }

  /// - Throws: ``StoreError``: `awaitingWitnesses`, `refusedByWitness` or `forked`, unless the log may go on.
  func check() throws(StoreError) { try Self.check(state) }

  /// Runs a body during which the gate cannot close: what it publishes was published before.
  func whileOpen(_ body: () -> Void) throws(StoreError) {
    try current.withLock { (state: inout SigningState) throws(StoreError) in
      try Self.check(state)
      body()
    }
  }

  /// Opens the gate; a halted one stays so.
  /// - Parameter first: what passes before anything else can.
  func admit(_ first: () throws(StoreError) -> Void) throws(StoreError) {
    try current.withLock { (state: inout SigningState) throws(StoreError) in
      if case .halted = state { return try Self.check(state) }
      try first()
      state = .open
    }
  }

  /// Closes the gate for good; the first reason stays.
  func halt(_ reason: SigningHalt) {
    current.withLock { state in
      if case .halted = state { return }
      state = .halted(reason)
    }
  }

  private static func check(_ state: SigningState) throws(StoreError) {
    switch state {
    case .open: return
    case .held: throw StoreError(.awaitingWitnesses, "writing")
    case .halted(.notExtended): throw StoreError(.forked, "signing a checkpoint")
    case .halted: throw StoreError(.refusedByWitness, "writing")
    }
  }
}
