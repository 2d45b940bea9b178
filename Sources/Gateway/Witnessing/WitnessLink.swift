public import Journal

/// A way to one witness of the journal.
public protocol WitnessLink: Sendable {
  /// The key that its cosignatures are verified with.
  var key: VerifierKey { get }

  /// Sends a request and waits for the answer, for a short time.
  /// - Throws: anything, when there is none: the witness is away.
  func send(_ request: AddCheckpoint) throws -> WitnessAnswer
}
