public import Cedar
public import Cryptography

/// What the journal keeps of a decision: the set that took it, the coded facts, and what it came to.
///
/// An act whose parts are each decided (the sections of a fiche) has one question; a part's question is the same with
/// another action and a few more facts, so that what they share is kept once.
public struct DecisionRecord: Equatable, Sendable {
  /// The digest of the set of policies.
  public let policySet: Digest
  /// The question on the whole.
  public let question: CodedRequest
  /// What was decided of a part. Its id is of the type of the question's own action.
  public let partAction: CedarString?
  /// What each part adds to the context of the whole.
  public let parts: [Record]
  /// What it came to.
  public let outcome: DecisionOutcome

  /// A record.
  public init(
    policySet: Digest, question: CodedRequest, partAction: CedarString? = nil, parts: [Record] = [],
    outcome: DecisionOutcome
  ) {
    (self.policySet, self.question, self.outcome) = (policySet, question, outcome)
    (self.partAction, self.parts) = (parts.isEmpty ? nil : partAction, parts)
  }

  /// The question on a part.
  public func question(of part: Record) -> CodedRequest {
    let whole = question.request
    let action = partAction.map { EntityUID(type: whole.action.type, id: $0) } ?? whole.action
    return CodedRequest(
      Request(
        principal: whole.principal, action: action, resource: whole.resource, context: whole.context.adding(part)),
      entities: question.entities)
  }
}

extension Record {
  /// This record with more fields; one that both have is the other's.
  public func adding(_ other: Record) -> Record {
    Record(
      Dictionary(
        sorted.map { ($0.key, $0.value) } + other.sorted.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 }))
  }
}
