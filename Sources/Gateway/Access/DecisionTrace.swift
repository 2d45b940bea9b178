public import Cryptography
public import Law

/// What a decision rested on: enough to explain it to a person and to decide it again later.
public struct DecisionTrace: Hashable, Sendable {
  /// The digest of the policy set that decided.
  public let policySet: Digest
  /// The act that was asked for.
  public let action: ActionName
  /// The policies that permitted it, or that refused it.
  public let reasons: [PolicyNotice]
  /// The policies without the force of law that advise against it.
  public let warnings: [PolicyNotice]
  /// The names of policies that could not be evaluated; they are skipped (Cedar) and reported.
  public let errors: [String]

  /// The duties that follow from the reasons and the warnings.
  public var obligations: [PolicyNotice] { (reasons + warnings).filter { $0.obligation != nil } }

  /// This trace with the reasons, warnings and errors of another decision of the same request.
  func adding(_ other: DecisionTrace) -> DecisionTrace {
    DecisionTrace(
      policySet: policySet, action: action, reasons: Self.union(reasons, other.reasons),
      warnings: Self.union(warnings, other.warnings), errors: Array(Set(errors + other.errors)).sorted())
  }

  private static func union(_ a: [PolicyNotice], _ b: [PolicyNotice]) -> [PolicyNotice] {
    a + b.filter { !a.contains($0) }
  }
}
