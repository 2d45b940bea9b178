internal import Cedar
internal import Cryptography
public import Law
internal import Synchronization

/// The proof that an act was permitted: only ``AccessControl`` makes one, so forgetting to ask does not compile.
public struct Permitted<Act: GatedAct>: Sendable {
  /// The act.
  public let act: Act
  /// Who does it.
  public let agent: AuthenticatedAgent
  /// What the decision rested on.
  public let trace: DecisionTrace

  fileprivate init(act: Act, agent: AuthenticatedAgent, trace: DecisionTrace) {
    (self.act, self.agent, self.trace) = (act, agent, trace)
  }

  /// The same permission, with the trace of the decisions taken on its parts (one a section).
  func tracing(_ trace: DecisionTrace) -> Permitted { Permitted(act: act, agent: agent, trace: trace) }
}

/// The outcome of a decision.
public enum Verdict<Act: GatedAct>: Sendable {
  /// The act may be done.
  case permitted(Permitted<Act>)
  /// The act may not be done.
  case refused(Refusal)
}

/// Asks the policies in force, and is the only maker of ``Permitted`` values.
public final class AccessControl: Sendable {
  /// One reference to take for a decision, where a copy of the book would count each of its parts.
  private final class InForce: Sendable {
    let book: PolicyBook

    init(_ book: PolicyBook) { self.book = book }
  }

  private let current: Mutex<InForce>

  /// Puts a set of policies in force.
  public init(_ book: PolicyBook) { current = Mutex(InForce(book)) }

  /// The set in force.
  public var book: PolicyBook { inForce.book }

  /// The digest of the set in force: asked in every commit, which need not copy the set.
  var digest: Digest { inForce.book.digest }

  private var inForce: InForce { current.withLock { $0 } }

  /// Puts another set in force; decisions already taken are rechecked against it when they are committed.
  public func replace(with book: PolicyBook) { current.withLock { $0 = InForce(book) } }

  /// Decides whether an agent may do an act.
  public func decide<Act: GatedAct>(_ act: Act, by agent: AuthenticatedAgent) -> Verdict<Act> {
    let inForce = inForce
    let request = Request(
      principal: agent.entity.uid, action: EntityTypes.uid(of: Act.action), resource: act.resource.uid,
      context: act.context)
    let question = CodedRequest(
      request,
      entities: [agent.entity.entity, act.resource.entity] + agent.entity.related + act.resource.related)
    let answer = inForce.book.decide(question)
    let trace = DecisionTrace(
      policySet: inForce.book.digest, action: Act.action, question: question, reasons: answer.reasons,
      warnings: answer.warnings, errors: answer.errors)
    return answer.isPermitted
      ? .permitted(Permitted(act: act, agent: agent, trace: trace)) : .refused(Refusal(trace: trace, of: inForce.book))
  }
}
