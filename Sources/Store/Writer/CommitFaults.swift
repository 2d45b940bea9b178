/// Where tests make commits fail: the seam around the only success point.
public protocol CommitFaults: Sendable {
  /// Called before each COMMIT. Throwing is a commit that failed and left nothing.
  func beforeCommit(sequence: Int64) throws
  /// Called after each COMMIT. Throwing is a commit that failed, as far as the writer can tell, but persisted.
  func afterCommit(sequence: Int64) throws
  /// Called before the writer looks whether a commit that failed is there all the same. Throwing is a disk that cannot
  /// be read either.
  func beforeLookingBack() throws
}

extension CommitFaults {
  /// The disk can be read.
  public func beforeLookingBack() throws {}
}
