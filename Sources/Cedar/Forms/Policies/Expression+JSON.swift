internal import JSON

extension Expression {
  /// The expression in Cedar's JSON form. ``JSONSize`` has been checked.
  ///
  /// Chains nest to the left and `has a.b` is spelled out, as the reference implementation does.
  var json: JSON {
    switch kind {
    case .literal(let value): ["Value": value.literalJSON]
    case .variable(let variable): ["Var": .string(variable.rawValue)]
    case .conditional(let guardian, let then, let otherwise):
      ["if-then-else": ["if": guardian.json, "then": then.json, "else": otherwise.json]]
    case .and(let operands): Self.chain("&&", operands.map(\.json))
    case .or(let operands): Self.chain("||", operands.map(\.json))
    case .unary(let operation, let operand): [operation == .negate ? "neg" : operation.rawValue: ["arg": operand.json]]
    case .binary(let operation, let left, let right):
      [operation.rawValue: ["left": left.json, "right": right.json]]
    case .attribute(let operand, let name): Self.access(".", operand.json, name)
    case .has(let operand, let path): Self.has(operand.json, path)
    case .like(let operand, let pattern):
      ["like": ["left": operand.json, "pattern": .array(pattern.elements.map(\.json))]]
    case .isType(let operand, let type, let group): Self.isType(operand.json, type, group?.json)
    case .set(let elements): ["Set": .array(elements.map(\.json))]
    case .record(let entries):
      ["Record": .object(JSONObject(members: entries.map { ($0.key.string, $0.value.json) }))]
    case .call(let function, let arguments): [function.name: .array(arguments.map(\.json))]
    }
  }

  private static func chain(_ name: String, _ operands: [JSON]) -> JSON {
    operands.dropFirst().reduce(operands[0]) { [name: ["left": $0, "right": $1]] }
  }

  private static func access(_ name: String, _ operand: JSON, _ attribute: CedarString) -> JSON {
    [name: ["left": operand, "attr": .string(attribute.string)]]
  }

  private static func has(_ operand: JSON, _ path: [CedarString]) -> JSON {
    var (tests, operand): ([JSON], JSON) = ([], operand)
    for name in path {
      tests.append(access("has", operand, name))
      operand = access(".", operand, name)
    }
    return chain("&&", tests)
  }

  private static func isType(_ operand: JSON, _ type: EntityType, _ group: JSON?) -> JSON {
    var fields: JSONObject = ["left": operand, "entity_type": .string(type.name.string)]
    fields["in"] = group
    return ["is": .object(fields)]
  }
}

extension Pattern.Element {
  /// Scalar by scalar, as the reference implementation writes patterns.
  fileprivate var json: JSON {
    switch self {
    case .wildcard: "Wildcard"
    case .scalar(let scalar): ["Literal": .string(String(scalar))]
    }
  }
}

extension Value {
  fileprivate var literalJSON: JSON {
    switch self {
    case .bool(let value): .bool(value)
    case .long(let value): .integer(value)
    case .string(let value): .string(value.string)
    case .entity(let uid): ["__entity": uid.plainJSON]
    case .set, .record, .extension: preconditionFailure("no literal of the language has this value")
    }
  }
}

extension EntityUID {
  /// `{"type": …, "id": …}`.
  var plainJSON: JSON { ["type": .string(type.name.string), "id": .string(id.string)] }
}
