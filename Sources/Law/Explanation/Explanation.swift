/// A decision, and what every policy of the set says of the question.
public struct Explanation: Sendable {
  /// The decision.
  public let answer: PolicyBook.Answer
  /// Every policy: those that apply first, then by what they came to, then in the order of the files.
  public let policies: [PolicyExplanation]

  /// The policies that speak of such a question.
  public var applicable: [PolicyExplanation] { policies.filter(\.isApplicable) }
}
