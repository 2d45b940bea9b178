/// Why a policy does not fit a schema.
public struct ValidationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kinds of misfit.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// An entity type that the schema does not declare.
    case unknownEntityType
    /// An action that the schema does not declare.
    case unknownAction
    /// An id that an enumerated entity type does not list.
    case undeclaredID
    /// A scope that no action applies to.
    case noApplicableAction
    /// An operand of a type that the operator does not take.
    case unexpectedType
    /// Types that must be one and are not.
    case incompatibleTypes
    /// An attribute that its entity or record cannot have.
    case unknownAttribute
    /// An optional attribute that no `has` has made sure of.
    case unsafeAttribute
    /// A tag that no `hasTag` has made sure of.
    case unsafeTag
    /// A tag of an entity type without tags.
    case noTags
    /// `[]`, whose type nothing tells.
    case emptySet
    /// An extension function with too few or too many arguments.
    case wrongArity
    /// Text that an extension constructor refuses.
    case invalidExtensionValue
    /// An extension constructor whose argument is no literal.
    case nonLiteralConstructor
    /// A policy that would take too long to validate under this schema.
    case tooComplex
  }

  /// What kind of misfit this is.
  public let code: Code
  /// The policy at fault.
  public let policy: PolicyID
  /// Where in the text that the policy was parsed from.
  public let span: SourceSpan
  /// What is wrong, for people: lowercase, no final period, what the author wrote in backticks.
  public let message: String

  /// The policy, line, column and message.
  public var description: String { "\(policy):\(span.line):\(span.column): \(message)" }
}

/// What is odd in a policy though it fits the schema.
public struct ValidationWarning: Hashable, Sendable, CustomStringConvertible {
  /// The kinds of oddities.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// A policy that no request of the schema can satisfy.
    case impossiblePolicy
  }

  /// What kind of oddity this is.
  public let code: Code
  /// The policy.
  public let policy: PolicyID
  /// The policy's place in its text.
  public let span: SourceSpan

  /// The policy, line, column and message.
  public var description: String {
    "\(policy):\(span.line):\(span.column): the policy is impossible: its conditions are false for every request"
  }
}

/// What a validator says of a set of policies.
public struct ValidationReport: Hashable, Sendable {
  /// What must be corrected, policy by policy in the set's order, each fault once.
  public let errors: [ValidationError]
  /// What is worth a look; it makes nothing invalid.
  public let warnings: [ValidationWarning]

  /// Whether there is no error.
  public var isValid: Bool { errors.isEmpty }
}
