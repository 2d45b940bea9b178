internal import JSON

/// Reads expressions in Cedar's JSON form. They have no place in a text: the policy is written as text, and parsed,
/// before it is used.
struct ExpressionReader {
  private var depth = 0

  /// Any expression.
  mutating func expression(_ json: JSON?) throws(CedarError) -> Expression {
    guard case .object(let object)? = json, object.members.count == 1 else {
      throw CedarError(.invalidPolicyJSON, "an expression must be an object with one field")
    }
    let (name, body) = object.members[0]
    return Expression(try nested { (reader) throws(CedarError) in try reader.kind(name, body) }, at: .nowhere)
  }

  /// Runs `body` one level deeper.
  mutating func nested<T>(_ body: (inout Self) throws(CedarError) -> T) throws(CedarError) -> T {
    depth += 1
    defer { depth -= 1 }
    guard depth <= JSONSize.depthLimit else {
      throw CedarError(.tooDeep, "the JSON form is more than \(JSONSize.depthLimit) levels deep")
    }
    return try body(&self)
  }

  private mutating func kind(_ name: String, _ body: JSON) throws(CedarError) -> Expression.Kind {
    switch name {
    case "Value": return try value(body).kind
    case "Var":
      guard let variable = body.string.flatMap(Variable.init) else {
        throw CedarError(.unknownVariable, "`Var` must be `principal`, `action`, `resource` or `context`")
      }
      return .variable(variable)
    case "Slot": throw CedarError(.unexpectedSlot, "found a template slot outside of the scope")
    case "!": return .unary(.not, try expression(try body.fields(["arg"])["arg"]))
    case "neg": return .unary(.negate, try expression(try body.fields(["arg"])["arg"]))
    case "isEmpty": return .unary(.isEmpty, try expression(try body.fields(["arg"])["arg"]))
    case "&&": return .and(try chain(name, body))
    case "||": return .or(try chain(name, body))
    case ".":
      let (left, name) = try access(body)
      return .attribute(left, name)
    case "has":
      let (left, name) = try access(body)
      return .has(left, [name])
    case "like":
      let fields = try body.fields(["left", "pattern"])
      return .like(try expression(fields["left"]), try Pattern(json: fields.list("pattern")))
    case "is":
      let fields = try body.fields(["left", "entity_type"], optional: ["in"])
      let type = try EntityType(try fields.text("entity_type"))
      let left = try expression(fields["left"])
      return .isType(left, type, in: fields["in"] == nil ? nil : try expression(fields["in"]))
    case "if-then-else":
      let fields = try body.fields(["if", "then", "else"])
      let guardian = try expression(fields["if"])
      let then = try expression(fields["then"])
      return .conditional(guardian, then: then, otherwise: try expression(fields["else"]))
    case "Set": return .set(try expressions(body))
    case "Record": return try record(body)
    default: return try operation(name, body)
    }
  }

  /// An operator or a function that is named as the language names it.
  private mutating func operation(_ name: String, _ body: JSON) throws(CedarError) -> Expression.Kind {
    if let operation = BinaryOperator(rawValue: name) {
      let fields = try body.fields(["left", "right"])
      let left = try expression(fields["left"])
      return .binary(operation, left, try expression(fields["right"]))
    }
    guard ExtensionFunction(rawValue: name) != nil else {
      throw CedarError(.unknownFunction, "`\(name)` is not a valid operator or function")
    }
    return try call(name, try expressions(body))
  }

  /// A call of a function or method by its name, the receiver first.
  func call(_ name: String, _ arguments: [Expression]) throws(CedarError) -> Expression.Kind {
    guard let function = ExtensionFunction(rawValue: name) else {
      throw CedarError(.unknownFunction, "`\(name)` is not a valid function")
    }
    guard !function.isMethod || !arguments.isEmpty else {
      throw CedarError(.wrongArity, "the method `\(name)` has no receiver")
    }
    return .call(function, arguments)
  }

  /// The operands of a chain that nests to the left, as the parser would give them.
  private mutating func chain(_ name: String, _ body: JSON) throws(CedarError) -> [Expression] {
    var operands: [Expression] = []
    var (body, levels) = (body, 0)
    defer { depth -= levels }
    while true {
      let fields = try body.fields(["left", "right"])
      operands.append(try expression(fields["right"]))
      guard case .object(let left)? = fields["left"], left.members.count == 1, let inner = left[name] else {
        operands.append(try expression(fields["left"]))
        return operands.reversed()
      }
      (body, levels, depth) = (inner, levels + 1, depth + 1)
    }
  }

  private mutating func access(_ body: JSON) throws(CedarError) -> (Expression, CedarString) {
    let fields = try body.fields(["left", "attr"])
    return (try expression(fields["left"]), CedarString(try fields.text("attr")))
  }

  private mutating func expressions(_ body: JSON) throws(CedarError) -> [Expression] {
    guard let list = body.array else { throw CedarError(.invalidPolicyJSON, "an array of expressions is expected") }
    var expressions: [Expression] = []
    for element in list { expressions.append(try expression(element)) }
    return expressions
  }

  private mutating func record(_ body: JSON) throws(CedarError) -> Expression.Kind {
    guard let object = body.object else { throw CedarError(.invalidPolicyJSON, "a `Record` must be an object") }
    var entries: [RecordEntry] = []
    for (key, value) in object.members {
      entries.append(RecordEntry(key: CedarString(key), value: try expression(value)))
    }
    return .record(entries)
  }
}
