/// A node of a policy's syntax tree, with the place it was written at.
///
/// The tree keeps what the author wrote (`!=`, `>`, `has a.b`, chains of `&&`), so that a validator, a formatter and a
/// JSON form can each find their place beside the evaluator.
public final class Expression: Sendable {
  /// What the node says.
  public let kind: Kind
  /// Where it stands.
  public let span: SourceSpan
  /// Levels below and including this node: bounded by the parser, so that walking the tree cannot exhaust a stack.
  let depth: Int

  init(_ kind: Kind, at span: SourceSpan) {
    self.kind = kind
    self.span = span
    self.depth = 1 + kind.children.reduce(0) { max($0, $1.depth) }
  }

  /// The shapes of nodes.
  public enum Kind: Sendable {
    /// A Boolean, long, string or entity written in the policy.
    case literal(Value)
    /// One of the request's four parts.
    case variable(Variable)
    /// `if a then b else c`.
    case conditional(Expression, then: Expression, otherwise: Expression)
    /// `a && b && …`, at least two operands, read from the left.
    case and([Expression])
    /// `a || b || …`, at least two operands, read from the left.
    case or([Expression])
    /// `!a`, `-a`, `a.isEmpty()`.
    case unary(UnaryOperator, Expression)
    /// Operators and built-in methods of two operands.
    case binary(BinaryOperator, Expression, Expression)
    /// `a.name` or `a["name"]`.
    case attribute(Expression, CedarString)
    /// `a has x.y.z`, at least one name.
    case has(Expression, [CedarString])
    /// `a like "pattern"`.
    case like(Expression, Pattern)
    /// `a is Type`, `a is Type in b`.
    case isType(Expression, EntityType, in: Expression?)
    /// `[a, b]`.
    case set([Expression])
    /// `{k: a}`; keys are distinct and in the order written.
    case record([RecordEntry])
    /// A call of an extension function or method, the receiver first.
    case call(ExtensionFunction, [Expression])

    /// The nodes directly below.
    public var children: [Expression] {
      switch self {
      case .literal, .variable: []
      case .conditional(let guardian, let then, let otherwise): [guardian, then, otherwise]
      case .and(let operands), .or(let operands), .set(let operands), .call(_, let operands): operands
      case .unary(_, let operand), .attribute(let operand, _), .has(let operand, _), .like(let operand, _): [operand]
      case .binary(_, let left, let right): [left, right]
      case .isType(let operand, _, let group): group.map { [operand, $0] } ?? [operand]
      case .record(let entries): entries.map(\.value)
      }
    }
  }
}

/// One `key: value` of a record literal.
public struct RecordEntry: Sendable {
  /// The key, unescaped.
  public let key: CedarString
  /// The value.
  public let value: Expression
}

/// The request's parts, as policies name them.
public enum Variable: String, Hashable, Sendable, CaseIterable {
  case principal, action, resource, context
}

/// Operators and built-in methods of one operand.
public enum UnaryOperator: String, Hashable, Sendable {
  case not = "!"
  case negate = "-"
  case isEmpty
}

/// Operators and built-in methods of two operands.
public enum BinaryOperator: String, Hashable, Sendable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case `in`
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case contains, containsAll, containsAny, hasTag, getTag
}
