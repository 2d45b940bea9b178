/// Whether a satisfied policy allows or refuses.
public enum Effect: String, Hashable, Sendable {
  case permit, forbid
}

/// A `when` or `unless` clause.
public struct Condition: Sendable {
  /// The two sorts of clauses.
  public enum Kind: String, Hashable, Sendable {
    case when, unless
  }

  /// Which sort this is.
  public let kind: Kind
  /// The expression between the braces.
  public let body: Expression
  /// The whole clause.
  public let span: SourceSpan
}

/// An annotation: `@name("value")`.
public struct Annotation: Hashable, Sendable {
  /// The name.
  public let name: CedarString
  /// The value, unescaped; empty when none is written.
  public let value: CedarString
  /// Whether no value is written (`@name`), which reads as an empty one.
  public internal(set) var isBare = false

  /// Equal when they say the same: no value is an empty value.
  public static func == (left: Annotation, right: Annotation) -> Bool {
    left.name == right.name && left.value == right.value
  }

  /// Feeds the name and the value.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(value)
  }
}

/// A policy, or a template when its scope has slots.
public struct Policy: Sendable {
  /// Its id in the set: positional, or its `@id`.
  public let id: PolicyID
  /// The annotations in the order written; names are distinct.
  public let annotations: [Annotation]
  /// Permit or forbid.
  public let effect: Effect
  /// Constraint on the principal.
  public let principal: EntityConstraint
  /// Constraint on the action.
  public let action: ActionConstraint
  /// Constraint on the resource.
  public let resource: EntityConstraint
  /// The clauses in the order written.
  public let conditions: [Condition]
  /// The whole policy, annotations included.
  public let span: SourceSpan
  /// The policy's own text; of a linked policy, its template's.
  public let source: String
  /// What made the policy of a template, `nil` for any other.
  public internal(set) var link: TemplateLink?

  /// Whether a slot must be filled before it can be evaluated.
  public var isTemplate: Bool { principal.hasSlot || resource.hasSlot }

  /// The text that a span of this policy covers, as for a clause shown to its reader.
  public func text(of part: SourceSpan) -> String {
    guard part.start >= span.start, part.end >= part.start else { return "" }
    return String(
      decoding: source.utf8.dropFirst(Int(part.start - span.start)).prefix(Int(part.end - part.start)), as: UTF8.self)
  }

  /// The value of an annotation, `nil` when absent.
  public func annotation(_ name: CedarString) -> String? {
    annotations.first { $0.name == name }?.value.string
  }
}

/// The id of a policy in its set.
public struct PolicyID: Hashable, Sendable, Comparable, CustomStringConvertible, ExpressibleByStringLiteral {
  /// The id, compared by scalars.
  public let text: CedarString

  /// Wraps an id.
  public init(_ text: String) { self.text = CedarString(text) }

  /// Wraps a literal.
  public init(stringLiteral value: String) { self.init(value) }

  /// The id itself.
  public var description: String { text.string }

  /// Orders by bytes.
  public static func < (left: PolicyID, right: PolicyID) -> Bool { left.text < right.text }
}
