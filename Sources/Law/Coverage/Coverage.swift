internal import Cedar

/// Which policies the cases try, and which they leave untried.
public struct Coverage: Hashable, Sendable {
  /// How many policies there are.
  public let policies: Int
  /// Permits that permit no case, forbids that refuse none (that warn in none, for a convention or a usage).
  public let neverApplied: [String]
  /// Policies that set no case apart: permits that are missing in no refusal, for want of a condition or of the quality
  /// to act; forbids that leave no such act alone. Those that ask nothing, of anybody, cannot.
  public let neverUnmet: [String]

  /// How many are tried both ways.
  public var covered: Int { policies - Set(neverApplied + neverUnmet).count }
  /// Whether every policy was tried both ways.
  public var isFull: Bool { neverApplied.isEmpty && neverUnmet.isEmpty }

  init(of book: PolicyBook, by runs: [CaseRun]) {
    var applied: Set<String> = []
    var unmet: Set<String> = []
    for run in runs {
      applied.formUnion(run.answer.reasons.union(run.answer.warnings))
      // A permit is missing where the act is refused: beside another permit, nobody misses it.
      unmet.formUnion(
        run.aside.union(run.answer.unmet.keys).filter {
          book.policy(PolicyID($0))?.effect == .forbid || !run.answer.isPermitted
        })
    }
    policies = book.notices.count
    neverApplied = book.notices.map(\.id).filter { !applied.contains($0) }
    neverUnmet = book.notices.map(\.id).filter { id in
      guard !unmet.contains(id), let policy = book.policy(PolicyID(id)) else { return false }
      return !policy.conditions.isEmpty || policy.principal != .any
    }
  }
}
