internal import Cedar

extension PolicyBook {
  /// The answer that is acted upon: a no always has a reason, and a question that contradicts itself gets a no.
  public func decide(_ question: CodedRequest) -> Answer {
    do {
      let answer = try answer(question)
      guard !answer.isPermitted, answer.reasons.isEmpty else { return answer }
      return Answer(
        isPermitted: false, reasons: [.nothingPermits], warnings: answer.warnings, errors: answer.errors)
    } catch {
      // One entity described in two ways: the act was described wrongly, so nothing is permitted.
      return Answer(isPermitted: false, reasons: [.nothingPermits], warnings: [], errors: ["entities"])
    }
  }

  /// Decides again what was decided.
  ///
  /// The whole goes if it may, and if every part that went then may still go: whether parts might be withheld was the
  /// sender's choice, which is read from what happened.
  public func decide(again record: DecisionRecord) -> DecisionOutcome {
    let whole = decide(record.question)
    let parts = record.parts.map { (part: $0, answer: decide(record.question(of: $0))) }
    let refused = parts.indices.filter { !parts[$0].answer.isPermitted }
    let wasReduced = record.outcome.isPermitted ? Set(record.outcome.refusedParts.keys) : []
    let isPermitted = whole.isPermitted && refused.allSatisfy(wasReduced.contains)
    let grounds =
      isPermitted
      ? [whole] + parts.map(\.answer).filter(\.isPermitted)
      : whole.isPermitted ? refused.map { parts[$0].answer } : [whole]
    return DecisionOutcome(
      isPermitted: isPermitted,
      reasons: grounds.flatMap(\.reasons).map { PolicyID($0.id) }.unique,
      warnings: grounds.flatMap(\.warnings).map { PolicyID($0.id) }.unique,
      errors: grounds.flatMap(\.errors).map { PolicyID($0) }.unique,
      refusedParts: Dictionary(
        uniqueKeysWithValues: refused.map { ($0, parts[$0].answer.reasons.map { PolicyID($0.id) }) }))
  }
}

extension Array where Element: Hashable {
  /// The elements without repetition, in the order in which they first came.
  fileprivate var unique: [Element] {
    var seen = Set<Element>(minimumCapacity: count)
    return filter { seen.insert($0).inserted }
  }
}
