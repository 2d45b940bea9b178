internal import Cedar

/// What happens to the cases when a policy loses one clause: if none fails, nothing says that the clause is needed.
///
/// A mutant is not compiled: its verdict is that of the clauses that are left, each of which was evaluated once.
public struct Mutation: Hashable, Sendable {
  /// A clause that may be deleted without any case noticing.
  public struct Survivor: Hashable, Sendable, CustomStringConvertible {
    /// The policy.
    public let policy: String
    /// The clause, from 1.
    public let clause: Int
    /// What the clause asks, in French; empty where nothing is said.
    public let wording: String

    /// For the person who writes cases.
    public var description: String { "\(policy), condition \(clause)" + (wording.isEmpty ? "" : ": \(wording)") }
  }

  /// How many clauses were deleted, one after the other.
  public let mutants: Int
  /// Those that no case noticed.
  public let survivors: [Survivor]

  /// How many were noticed.
  public var killed: Int { mutants - survivors.count }

  init(of notices: [PolicyNotice], by runs: [CaseRun]) {
    var survivors: [Survivor] = []
    for notice in notices {
      for (clause, wording) in notice.conditions.enumerated()
      where !runs.contains(where: { $0.fails(deleting: clause, of: notice.id) }) {
        survivors.append(Survivor(policy: notice.id, clause: clause + 1, wording: wording))
      }
    }
    mutants = notices.reduce(0) { $0 + $1.conditions.count }
    self.survivors = survivors
  }
}
