/// What a case expected of the law, and did not get.
public struct CaseFailure: Hashable, Sendable, CustomStringConvertible {
  /// The file of the case.
  public let file: String
  /// Its sentence.
  public let sentence: String
  /// Each difference, in words.
  public let differences: [String]

  /// For the person who changes a rule or a case.
  public var description: String { "\(file): « \(sentence) »: " + differences.joined(separator: "; ") }
}

extension LegalCase.Expectation {
  /// How an answer differs from this; empty when it does not.
  func differences(from answer: CaseAnswer) -> [String] {
    var differences: [String] = []
    if answer.isPermitted != isPermitted { differences.append(answer.isPermitted ? "permitted" : "refused") }
    Self.compare("rules", rules, answer.reasons, &differences)
    Self.compare("warnings", warnings, answer.warnings, &differences)
    Self.compare("obligations", obligations, answer.obligations, &differences)
    if !answer.errors.isEmpty {
      differences.append("cannot be evaluated: \(answer.errors.sorted().joined(separator: ", "))")
    }
    for (rule, clauses) in unmet.sorted(by: { $0.key < $1.key }) {
      let found = answer.unmet[rule].map { $0.sorted().map(String.init).joined(separator: ", ") }
      if answer.unmet[rule] != clauses {
        differences.append("unmet clauses of \(rule): \(found ?? "none: it applies, or does not speak of this")")
      }
    }
    differences += uncited(answer)
    return differences
  }

  private func uncited(_ answer: CaseAnswer) -> [String] {
    guard answer.reasons == rules else { return [] }
    let unfounded = articles.filter { article in !answer.articles.contains { $0.contains(article) } }
    let unexpected = answer.articles.filter { text in !articles.contains { text.contains($0) } }
    return unfounded.map { "no rule cites \($0)" } + unexpected.sorted().map { "a rule cites \($0)" }
  }

  private static func compare(
    _ what: String, _ expected: Set<String>, _ found: Set<String>, _ differences: inout [String]
  ) {
    let missing = expected.subtracting(found).sorted()
    let added = found.subtracting(expected).sorted()
    if !missing.isEmpty { differences.append("\(what) missing: \(missing.joined(separator: ", "))") }
    if !added.isEmpty { differences.append("\(what) not expected: \(added.joined(separator: ", "))") }
  }
}
