internal import Cedar

/// Two sets of policies side by side: which policies differ, and which decisions.
public struct BookComparison: Sendable {
  /// The set in force.
  public let old: PolicyBook
  /// The set that might replace it.
  public let new: PolicyBook
  /// The policies that differ, ordered by id.
  public let policies: [PolicyChange]
  /// The number of questions that both sets were asked.
  public private(set) var asked = 0
  /// The decisions that differ.
  public private(set) var decisions: [DecisionChange] = []

  /// Compares the policies; decisions are compared by ``ask(_:from:)``.
  public init(from old: PolicyBook, to new: PolicyBook) {
    (self.old, self.new) = (old, new)
    policies = Set((old.notices + new.notices).map { PolicyID($0.id) }).sorted().compactMap {
      PolicyChange($0, from: old, to: new)
    }
  }

  /// Asks both sets to decide again what was once decided, by whichever set.
  public mutating func ask(_ record: DecisionRecord, from origin: String) {
    asked += 1
    let (before, after) = (old.decide(again: record), new.decide(again: record))
    guard before != after else { return }
    decisions.append(DecisionChange(origin: origin, record: record, before: before, after: after))
  }

  /// Asks both sets a question that stands alone.
  public mutating func ask(_ question: CodedRequest, from origin: String) {
    ask(
      DecisionRecord(
        policySet: old.digest, question: question, outcome: DecisionOutcome(isPermitted: false, reasons: [])),
      from: origin)
  }
}
