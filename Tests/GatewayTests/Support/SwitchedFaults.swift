@testable import Store

/// Makes every commit fail while it is on, as a disk that fills up does.
final class SwitchedFaults: CommitFaults {
  let fails = Shared(false)

  func beforeCommit(sequence: Int64) throws {
    if fails.current { throw StoreError(.full, "a planted fault") }
  }

  func afterCommit(sequence: Int64) throws {}
}
