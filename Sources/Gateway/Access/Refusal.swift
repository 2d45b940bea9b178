public import Law

/// The law's no: a result, with its reasons, never an error.
public struct Refusal: Sendable {
  /// What the refusal rested on; its reasons are never empty.
  public let trace: DecisionTrace
  private let book: PolicyBook
  /// The questions that were refused: the whole, or the parts that may not go.
  private let questions: [CodedRequest]

  /// - Parameters:
  ///   - book: the set that decided.
  ///   - questions: what was refused; the question of the trace unless some of its parts were.
  init(trace: DecisionTrace, of book: PolicyBook, questions: [CodedRequest]? = nil) {
    (self.trace, self.book, self.questions) = (trace, book, questions ?? [trace.question])
  }

  /// The articles that refuse, in the order of the policies.
  public var articles: [String] { trace.reasons.map(\.articles) }
  /// The French sentences that say why.
  public var motifs: [String] { trace.reasons.map(\.motif) }

  /// The permits nearest to what was refused, and the conditions they lack, in French. Looked for at each call: only a
  /// refusal that somebody reads is worth it.
  public var nearest: [NearPermit] {
    var found: [NearPermit] = []
    for question in questions {
      let permits = book.nearestPermits(to: question) { type in EntityTypes.role(of: type)?.condition }
      for permit in permits where !found.contains(permit) { found.append(permit) }
    }
    return Array(found.prefix(PolicyBook.readableCount))
  }

  /// The same refusal, with the trace of everything that was decided with it.
  func tracing(_ trace: DecisionTrace) -> Refusal { Refusal(trace: trace, of: book, questions: questions) }

  /// The refusal of a whole because of some of its parts, by the set that refused them.
  /// - Precondition: there is one at least.
  init(parts: [Refusal], trace: DecisionTrace) {
    self.init(trace: trace, of: parts[0].book, questions: parts.flatMap(\.questions))
  }
}

extension Refusal: Equatable {
  /// Equal when they rest on the same.
  public static func == (left: Refusal, right: Refusal) -> Bool { left.trace == right.trace }
}
