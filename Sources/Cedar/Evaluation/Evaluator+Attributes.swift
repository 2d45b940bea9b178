/// `a.name` of a record or an entity.
final class AttributeEvaluator: Evaluator, @unchecked Sendable {  // immutable, see Evaluator
  let operand: Evaluator
  let name: CedarString

  init(_ operand: Evaluator, _ name: CedarString, at span: SourceSpan) {
    self.operand = operand
    self.name = name
    super.init(at: span)
  }

  override func value(_ context: EvaluationContext) throws(EvaluationError) -> Value {
    let owner = try operand.value(context)
    switch owner {
    case .record(let record):
      guard let value = record[name] else { throw EvaluationError(.attribute(name, of: nil), at: span) }
      return value
    case .entity(let uid):
      guard let node = context.node(uid) else { throw EvaluationError(.entity(uid), at: span) }
      guard let value = node.entity.attributes[name] else {
        throw EvaluationError(.attribute(name, of: uid), at: span)
      }
      return value
    default: throw .type("one of record, entity", got: owner, at: operand.span)
    }
  }
}

/// `principal.name`, `resource.name`, `context.name`: most of what policies read, without wrapping the owner.
final class VariableAttributeEvaluator: Evaluator, @unchecked Sendable {  // immutable, see Evaluator
  let variable: Variable
  let name: CedarString

  init(_ variable: Variable, _ name: CedarString, at span: SourceSpan) {
    self.variable = variable
    self.name = name
    super.init(at: span)
  }

  override func value(_ context: EvaluationContext) throws(EvaluationError) -> Value {
    switch variable {
    case .principal: return try attribute(of: context.request.principal, context.principal)
    case .action: return try attribute(of: context.request.action, context.action)
    case .resource: return try attribute(of: context.request.resource, context.resource)
    case .context:
      guard let value = context.request.context[name] else {
        throw EvaluationError(.attribute(name, of: nil), at: span)
      }
      return value
    }
  }

  @inline(__always)
  private func attribute(of uid: EntityUID, _ node: EntityNode?) throws(EvaluationError) -> Value {
    guard let node else { throw EvaluationError(.entity(uid), at: span) }
    guard let value = node.entity.attributes[name] else {
      throw EvaluationError(.attribute(name, of: uid), at: span)
    }
    return value
  }
}

/// `a has x.y`: true as far as each level has the next; what is reached must be a record or an entity.
final class HasEvaluator: Evaluator, @unchecked Sendable {  // immutable, see Evaluator
  let operand: Evaluator
  let path: [CedarString]

  init(_ operand: Evaluator, _ path: [CedarString], at span: SourceSpan) {
    self.operand = operand
    self.path = path
    super.init(at: span)
  }

  override func test(_ context: EvaluationContext) throws(EvaluationError) -> Bool {
    var owner = try operand.value(context)
    for (level, name) in path.enumerated() {
      let attributes: Record
      switch owner {
      case .record(let record): attributes = record
      case .entity(let uid):
        guard let node = context.node(uid) else { return false }
        attributes = node.entity.attributes
      default: throw .type("one of record, entity", got: owner, at: level == 0 ? operand.span : span)
      }
      if level == path.count - 1 { return attributes.contains(name) }
      guard let next = attributes[name] else { return false }
      owner = next
    }
    return true
  }
}

final class LikeEvaluator: Evaluator, @unchecked Sendable {  // immutable, see Evaluator
  let operand: Evaluator
  let pattern: Pattern

  init(_ operand: Evaluator, _ pattern: Pattern, at span: SourceSpan) {
    self.operand = operand
    self.pattern = pattern
    super.init(at: span)
  }

  override func test(_ context: EvaluationContext) throws(EvaluationError) -> Bool {
    pattern.matches(try operand.string(context).string)
  }
}
