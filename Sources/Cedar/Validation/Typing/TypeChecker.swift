/// Types the conditions of one policy, in one environment after the other.
///
/// The rules are those of cedar-spec (`Validation/Typechecker`) with the recovery of cedar-policy-core
/// (`validator/typecheck`): after a fault the rest is still typed, so that an author sees every fault at once. Whatever a
/// constant `false` or `true` makes unreachable is not typed at all.
final class TypeChecker {
  /// What is known of an expression.
  struct Answer {
    /// Its type, `nil` when a fault hides it.
    var type: ExpressionType?
    /// What is sure wherever the expression is true.
    var capabilities: Set<Capability> = []

    /// Of a Boolean that a fault may have left unknown.
    static func boolean(_ value: Bool? = nil) -> Answer { Answer(type: .bool(value)) }
    /// After a fault.
    static let unknown = Answer(type: nil)
  }

  /// What a request brings.
  struct Environment {
    let principal: EntityType
    let action: EntityUID
    let resource: EntityType
    let context: ExpressionType
  }

  /// Faults after which a policy's others are not looked for.
  static let faultLimit = 100

  let schema: TypedSchema
  let mode: ValidationMode
  let shapes = ShapeTable()
  var relations: TypeRelations
  private(set) var faults: Faults
  private var environment: Environment?
  private var held: [Capability: Int] = [:]
  private let workLimit: Int
  private var work = 0

  init(_ schema: TypedSchema, _ mode: ValidationMode, _ policy: PolicyID, workLimit: Int) {
    self.schema = schema
    self.mode = mode
    self.workLimit = workLimit
    self.relations = TypeRelations(mode)
    self.faults = Faults(policy)
  }

  /// Whether nothing more is to be typed.
  var isExhausted: Bool { isTooComplex || faults.count >= Self.faultLimit }
  /// Whether the policy has cost all it may.
  var isTooComplex: Bool { spent > workLimit }
  /// What it has cost.
  var spent: Int { work + relations.steps }

  /// Counts work done outside expressions.
  func count(_ steps: Int) { work += steps }

  /// The type of a policy's conditions taken together, each of them a Boolean.
  func type(of conditions: [Condition], in environment: Environment) -> ExpressionType? {
    self.environment = environment
    var all = Conjunction(self)
    for condition in conditions where !all.isSettled {
      let answer = expect(condition.body, .bool)
      all.append(condition.kind == .when ? answer : negation(of: answer))
    }
    return all.finish().type
  }

  /// Types an expression under the capabilities held.
  func check(_ expression: Expression) -> Answer {
    work += 1
    guard !isExhausted, let environment else { return .unknown }
    switch expression.kind {
    case .literal(let value): return literal(value, at: expression.span)
    case .variable(let variable): return Answer(type: environment.type(of: variable))
    case .conditional(let test, let then, let otherwise): return conditional(expression, test, then, otherwise)
    case .and(let operands): return conjunction(operands)
    case .or(let operands): return disjunction(operands)
    case .unary(let symbol, let operand): return unary(symbol, operand)
    case .binary(let symbol, let left, let right): return binary(expression, symbol, left, right)
    case .attribute(let receiver, let name): return attribute(expression, receiver, name)
    case .has(let receiver, let names): return has(expression, receiver, names)
    case .like(let operand, _): return like(operand)
    case .isType(let operand, let type, let group): return isType(expression, operand, type, group)
    case .set(let elements): return set(expression, elements)
    case .record(let entries): return record(entries)
    case .call(let function, let arguments): return call(expression, function, arguments)
    }
  }

  // MARK: Capabilities

  func holds(_ capability: Capability) -> Bool { held[capability] != nil }

  func hold(_ capabilities: Set<Capability>) {
    work += capabilities.count
    for capability in capabilities { held[capability, default: 0] += 1 }
  }

  func release(_ capabilities: Set<Capability>) {
    for capability in capabilities {
      let count = (held[capability] ?? 1) - 1
      held[capability] = count == 0 ? nil : count
    }
  }

  // MARK: Literals and faults

  /// What an expression stands for when the text alone tells: a literal, conjunctions and disjunctions of nothing else (as
  /// the reference's syntax tree folds them), or the environment's action.
  func constant(_ expression: Expression) -> Value? {
    switch expression.kind {
    case .literal(let value): value
    case .and, .or: expression.written.map { .bool($0) }
    case .variable(.action): environment.map { .entity($0.action) }
    default: nil
    }
  }

  func report(_ code: ValidationError.Code, at span: SourceSpan, _ message: String) {
    faults.add(code, at: span, message)
  }

  private func literal(_ value: Value, at span: SourceSpan) -> Answer {
    switch value {
    case .bool(let value): return .boolean(value)
    case .long: return Answer(type: .long)
    case .string: return Answer(type: .string)
    // Those that are not known are reported once for the policy, not here for each environment.
    case .entity(let uid): return schema.isKnown(uid) ? Answer(type: .entity([uid.type])) : .unknown
    case .set, .record, .extension:
      // No text and no JSON form gives such a literal: sets, records and calls are expressions.
      report(.unexpectedType, at: span, "a \(value.kind.rawValue) cannot be a literal")
      return .unknown
    }
  }
}

extension TypeChecker.Environment {
  fileprivate func type(of variable: Variable) -> ExpressionType {
    switch variable {
    case .principal: .entity([principal])
    case .action: .entity([action.type])
    case .resource: .entity([resource])
    case .context: context
    }
  }
}

extension Expression {
  /// The Boolean that literals, and conjunctions and disjunctions of them, are written to be.
  fileprivate var written: Bool? {
    switch kind {
    case .literal(.bool(let value)): return value
    case .and(let operands):
      let values = operands.compactMap(\.written)
      return values.count == operands.count ? values.allSatisfy { $0 } : nil
    case .or(let operands):
      let values = operands.compactMap(\.written)
      return values.count == operands.count ? values.contains(true) : nil
    default: return nil
    }
  }
}
