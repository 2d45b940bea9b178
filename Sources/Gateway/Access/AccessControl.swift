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

  /// The same permission, whose trace also carries the decisions taken on its parts (one a section).
  func including(_ parts: [DecisionTrace]) -> Permitted {
    Permitted(act: act, agent: agent, trace: parts.reduce(trace) { $0.adding($1) })
  }
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
  private let current: Mutex<PolicyBook>

  /// Puts a set of policies in force.
  public init(_ book: PolicyBook) { current = Mutex(book) }

  /// The set in force.
  public var book: PolicyBook { current.withLock { $0 } }

  /// Puts another set in force; decisions already taken are rechecked against it when they are committed.
  public func replace(with book: PolicyBook) { current.withLock { $0 = book } }

  /// Decides whether an agent may do an act.
  public func decide<Act: GatedAct>(_ act: Act, by agent: AuthenticatedAgent) -> Verdict<Act> {
    let book = book
    let request = Request(
      principal: agent.entity.uid, action: EntityTypes.uid(of: Act.action), resource: act.resource.uid,
      context: act.context)
    let answer: PolicyBook.Answer
    do {
      let known = [agent.entity.entity, act.resource.entity] + agent.entity.related + act.resource.related
      answer = try book.answer(CodedRequest(request, entities: known))
    } catch {
      // Two descriptions of one entity that differ: the act was described wrongly, so nothing is permitted.
      return .refused(Refusal(trace: trace(Act.action, book, [.nothingPermits], [], ["entities"])))
    }
    let reasons = answer.reasons.isEmpty && !answer.isPermitted ? [.nothingPermits] : answer.reasons
    let trace = trace(Act.action, book, reasons, answer.warnings, answer.errors)
    return answer.isPermitted
      ? .permitted(Permitted(act: act, agent: agent, trace: trace)) : .refused(Refusal(trace: trace))
  }

  private func trace(
    _ action: ActionName, _ book: PolicyBook, _ reasons: [PolicyNotice], _ warnings: [PolicyNotice], _ errors: [String]
  ) -> DecisionTrace {
    DecisionTrace(policySet: book.digest, action: action, reasons: reasons, warnings: warnings, errors: errors)
  }
}
