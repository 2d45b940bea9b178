/// What an operator takes.
enum Expectation {
  case bool, long, string, set, entity
  case entityOrRecord, entityOrEntities
  case `extension`(ExtensionTypeName)

  /// Whether a value of that type may stand there; `never` may stand anywhere.
  func accepts(_ type: ExpressionType) -> Bool {
    switch (self, type) {
    case (_, .never), (.bool, .bool), (.long, .long), (.string, .string), (.set, .set), (.entity, .entity): true
    case (.entityOrRecord, .entity), (.entityOrRecord, .record): true
    case (.entityOrEntities, .entity), (.entityOrEntities, .set(.entity)), (.entityOrEntities, .set(.never)): true
    case (.extension(let expected), .extension(let name)): expected == name
    default: false
    }
  }

  /// For a message.
  var name: String {
    switch self {
    case .bool: "Bool"
    case .long: "Long"
    case .string: "String"
    case .set: "a set"
    case .entity: "an entity"
    case .entityOrRecord: "an entity or a record"
    case .entityOrEntities: "an entity or a set of entities"
    case .extension(let name): name.rawValue
    }
  }
}

extension TypeChecker {
  /// Types an operand; its type is `nil`, and a fault is noted, unless the operator takes it.
  func expect(_ expression: Expression, _ expected: Expectation) -> Answer {
    let answer = check(expression)
    guard let type = answer.type, !expected.accepts(type) else { return answer }
    unexpected(type, expected.name, at: expression.span)
    return .unknown
  }

  func unexpected(_ type: ExpressionType, _ expected: String, at span: SourceSpan) {
    report(.unexpectedType, at: span, "expected \(expected) but found `\(type)`")
  }

  /// The least type of several, a fault when there is none; `nil` without a fault when one of them is unknown.
  func join(_ types: [ExpressionType?], at span: SourceSpan, in place: String) -> ExpressionType? {
    let known = types.compactMap(\.self)
    guard known.count == types.count else { return nil }
    if let whole = relations.join(known) { return whole }
    incompatible(known, at: span, in: place)
    return nil
  }

  func incompatible(_ types: [ExpressionType], at span: SourceSpan, in place: String) {
    let names = Set(types.map { "`\($0)`" }).sorted().prefix(5).joined(separator: ", ")
    report(.incompatibleTypes, at: span, "types that are not compatible in \(place): \(names)")
  }
}
