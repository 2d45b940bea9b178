/// Where tests make a commit fail: the seam around the only success point.
public protocol CommitFaults: Sendable {
  /// Called before each COMMIT. Throwing is a commit that failed and left nothing.
  func beforeCommit(sequence: Int64) throws
  /// Called after each COMMIT. Throwing is a commit that failed, as far as the writer can tell, but persisted.
  func afterCommit(sequence: Int64) throws
}
