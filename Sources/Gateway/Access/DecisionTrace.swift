internal import Cedar
public import Cryptography
public import Law

/// What a decision rested on: enough to explain it to a person and to decide it again later.
public struct DecisionTrace: Hashable, Sendable {
  /// The digest of the policy set that decided.
  public let policySet: Digest
  /// The act that was asked for.
  public let action: ActionName
  /// The question that was asked of it, with its coded facts.
  public let question: CodedRequest
  /// The policies that permitted it, or that refused it.
  public let reasons: [PolicyNotice]
  /// The policies without the force of law that advise against it.
  public let warnings: [PolicyNotice]
  /// The names of policies that could not be evaluated; they are skipped (Cedar) and reported.
  public let errors: [String]
  /// The decisions that were taken on its parts.
  public let parts: [DecidedPart]

  init(
    policySet: Digest, action: ActionName, question: CodedRequest, reasons: [PolicyNotice], warnings: [PolicyNotice],
    errors: [String], parts: [DecidedPart] = []
  ) {
    (self.policySet, self.action, self.question, self.parts) = (policySet, action, question, parts)
    (self.reasons, self.warnings, self.errors) = (reasons, warnings, errors)
  }

  /// The duties that follow from the reasons and the warnings.
  public var obligations: [PolicyNotice] { (reasons + warnings).filter { $0.obligation != nil } }

  /// This trace of the whole, with the decisions on its parts, resting on some of them.
  func including(_ parts: [DecidedPart], restingOn grounds: [DecisionTrace]) -> DecisionTrace {
    DecisionTrace(
      policySet: policySet, action: action, question: question, reasons: Self.union(grounds.map(\.reasons)),
      warnings: Self.union(grounds.map(\.warnings)), errors: Set(grounds.flatMap(\.errors)).sorted(), parts: parts)
  }

  /// What the journal keeps of it.
  func record(isPermitted: Bool) -> DecisionRecord {
    let refused = parts.indices.filter { !parts[$0].isPermitted }
    return DecisionRecord(
      policySet: policySet, question: question, partAction: parts.first.map { CedarString($0.action.rawValue) },
      parts: parts.map(\.added),
      outcome: DecisionOutcome(
        isPermitted: isPermitted, reasons: reasons.map { PolicyID($0.id) },
        warnings: warnings.map { PolicyID($0.id) }, errors: errors.map { PolicyID($0) },
        refusedParts: Dictionary(
          uniqueKeysWithValues: refused.map { ($0, parts[$0].reasons.map { PolicyID($0.id) }) })))
  }

  private static func union(_ lists: [[PolicyNotice]]) -> [PolicyNotice] {
    lists.reduce(into: []) { union, list in union += list.filter { !union.contains($0) } }
  }
}
