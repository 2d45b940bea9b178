/// `a in b`, where b is an entity or a set of entities.
final class InEvaluator: Evaluator, @unchecked Sendable {  // immutable, see Evaluator
  let left: Evaluator
  let right: Evaluator

  init(_ left: Evaluator, _ right: Evaluator, at span: SourceSpan) {
    self.left = left
    self.right = right
    super.init(at: span)
  }

  override func test(_ context: EvaluationContext) throws(EvaluationError) -> Bool {
    let uid = try left.entity(context)
    return try Self.isMember(uid, of: try right.value(context), context, at: right.span)
  }

  static func isMember(
    _ uid: EntityUID, of group: Value, _ context: EvaluationContext, at span: SourceSpan
  ) throws(EvaluationError) -> Bool {
    switch group {
    case .entity(let group): return context.contains(uid, in: group)
    case .set(let groups):
      // Every element must be an entity, even after a match.
      var found = false
      for element in groups.elements {
        guard case .entity(let group) = element else { throw .type("entity", got: element, at: span) }
        if !found { found = context.contains(uid, in: group) }
      }
      return found
    default: throw .type("one of set, entity", got: group, at: span)
    }
  }
}

/// `a is T`, `a is T in b`: b is evaluated only if the type fits.
final class IsEvaluator: Evaluator, @unchecked Sendable {  // immutable, see Evaluator
  let operand: Evaluator
  let type: EntityType
  let group: Evaluator?

  init(_ operand: Evaluator, _ type: EntityType, _ group: Evaluator?, at span: SourceSpan) {
    self.operand = operand
    self.type = type
    self.group = group
    super.init(at: span)
  }

  override func test(_ context: EvaluationContext) throws(EvaluationError) -> Bool {
    let uid = try operand.entity(context)
    guard uid.type == type else { return false }
    guard let group else { return true }
    return try InEvaluator.isMember(uid, of: try group.value(context), context, at: group.span)
  }
}

class TagEvaluator: Evaluator, @unchecked Sendable {  // immutable, see Evaluator
  private let operand: Evaluator
  private let tag: Evaluator

  init(_ operand: Evaluator, _ tag: Evaluator, at span: SourceSpan) {
    self.operand = operand
    self.tag = tag
    super.init(at: span)
  }

  /// The entity, and the name of its tag: both evaluated, in this order, before anything is looked up.
  final func place(_ context: EvaluationContext) throws(EvaluationError) -> (EntityUID, CedarString) {
    (try operand.entity(context), try tag.string(context))
  }
}

final class HasTagEvaluator: TagEvaluator, @unchecked Sendable {
  override func test(_ context: EvaluationContext) throws(EvaluationError) -> Bool {
    let (uid, tag) = try place(context)
    return context.node(uid)?.entity.tags.contains(tag) == true
  }
}

final class GetTagEvaluator: TagEvaluator, @unchecked Sendable {
  override func value(_ context: EvaluationContext) throws(EvaluationError) -> Value {
    let (uid, tag) = try place(context)
    guard let node = context.node(uid) else { throw EvaluationError(.entity(uid), at: span) }
    guard let value = node.entity.tags[tag] else { throw EvaluationError(.tag(uid), at: span) }
    return value
  }
}
