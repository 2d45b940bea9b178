final class ConstantEvaluator: Evaluator, @unchecked Sendable {  // immutable, see Evaluator
  let constant: Value

  init(_ constant: Value, at span: SourceSpan) {
    self.constant = constant
    super.init(at: span)
  }

  override var isConstant: Bool { true }

  override func value(_ context: EvaluationContext) throws(EvaluationError) -> Value { constant }
}

final class VariableEvaluator: Evaluator, @unchecked Sendable {  // immutable, see Evaluator
  let variable: Variable

  init(_ variable: Variable, at span: SourceSpan) {
    self.variable = variable
    super.init(at: span)
  }

  override func value(_ context: EvaluationContext) throws(EvaluationError) -> Value {
    switch variable {
    case .principal: .entity(context.request.principal)
    case .action: .entity(context.request.action)
    case .resource: .entity(context.request.resource)
    case .context: .record(context.request.context)
    }
  }

  override func entity(_ context: EvaluationContext) throws(EvaluationError) -> EntityUID {
    switch variable {
    case .principal: return context.request.principal
    case .action: return context.request.action
    case .resource: return context.request.resource
    case .context: throw .type("entity", got: .record(context.request.context), at: span)
    }
  }
}

final class SetEvaluator: Evaluator, @unchecked Sendable {  // immutable, see Evaluator
  let elements: [Evaluator]

  init(_ elements: [Evaluator], at span: SourceSpan) {
    self.elements = elements
    super.init(at: span)
  }

  override func value(_ context: EvaluationContext) throws(EvaluationError) -> Value {
    var values: [Value] = []
    values.reserveCapacity(elements.count)
    for element in elements { values.append(try element.value(context)) }
    return .set(ValueSet(values))
  }
}

final class RecordEvaluator: Evaluator, @unchecked Sendable {  // immutable, see Evaluator
  let entries: [(key: CedarString, value: Evaluator)]

  init(_ entries: [(key: CedarString, value: Evaluator)], at span: SourceSpan) {
    self.entries = entries
    super.init(at: span)
  }

  override func value(_ context: EvaluationContext) throws(EvaluationError) -> Value {
    var fields: [Record.Field] = []
    fields.reserveCapacity(entries.count)
    for entry in entries { fields.append(Record.Field(key: entry.key, value: try entry.value.value(context))) }
    return .record(Record(unique: fields))
  }
}
