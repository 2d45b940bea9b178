/// One readable case: a sentence, a question made of coded facts, and what the law is expected to answer.
public struct LegalCase: Sendable {
  /// The file it stands in.
  public let file: String
  /// What it is about, in one French sentence.
  public let sentence: String
  /// Who asks what, on which facts.
  public let question: CodedRequest
  /// The answer that is expected.
  public let expectation: Expectation

  /// What the law is expected to answer. Lists are compared as sets: nothing may be missing, nothing may be added.
  public struct Expectation: Hashable, Sendable {
    /// Whether the act is permitted.
    public let isPermitted: Bool
    /// The permits that permit it, or the law's forbids that refuse it; none when nothing permits it.
    public let rules: Set<String>
    /// What the articles of those rules must cite: each of them in one rule at least, one of them in each rule.
    public let articles: [String]
    /// The conventions and usages that warn.
    public let warnings: Set<String>
    /// The codes of the duties that follow.
    public let obligations: Set<String>
    /// For some rules that do not apply, the clauses that are not met, from 1.
    public let unmet: [String: Set<Int>]
  }
}
