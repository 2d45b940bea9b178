/// What an expression says, wherever it is written: two expressions have the same shape when they are the same text but
/// for blanks, parentheses and other spellings (`e["a"]` and `e.a`, `a > b` and `!(a <= b)`).
struct Shape: Hashable {
  let number: Int
}

/// The shapes of a policy's expressions, each computed once: comparing two costs no walk.
final class ShapeTable {
  private enum Node: Hashable {
    case literal(Value)
    case variable(Variable)
    case conditional
    case and
    case or
    case unary(UnaryOperator)
    case binary(BinaryOperator)
    case attribute(CedarString)
    case has(CedarString)
    case like(Pattern)
    case isType(EntityType)
    case set
    case record([CedarString])
    case call(ExtensionFunction)
  }

  private struct Key: Hashable {
    let node: Node
    let children: [Shape]
  }

  private var shapes: [Key: Shape] = [:]
  private var known: [ObjectIdentifier: Shape] = [:]

  /// The shape of an expression, which must live as long as the table.
  func shape(of expression: Expression) -> Shape {
    if let shape = known[ObjectIdentifier(expression)] { return shape }
    let shape = compute(expression.kind)
    known[ObjectIdentifier(expression)] = shape
    return shape
  }

  /// The shape of `receiver.name`.
  func attribute(_ name: CedarString, of receiver: Shape) -> Shape { make(.attribute(name), [receiver]) }

  private func make(_ node: Node, _ children: [Shape]) -> Shape {
    let key = Key(node: node, children: children)
    if let shape = shapes[key] { return shape }
    let shape = Shape(number: shapes.count)
    shapes[key] = shape
    return shape
  }

  private func compute(_ kind: Expression.Kind) -> Shape {
    let children = kind.children.map(shape(of:))
    switch kind {
    case .literal(let value): return make(.literal(value), [])
    case .variable(let variable): return make(.variable(variable), [])
    case .conditional: return make(.conditional, children)
    case .and: return chain(.and, children)
    case .or: return chain(.or, children)
    case .unary(let symbol, _): return make(.unary(symbol), children)
    case .binary(let symbol, _, _): return binary(symbol, children)
    case .attribute(_, let name): return make(.attribute(name), children)
    case .has(_, let names): return has(names, children[0])
    case .like(_, let pattern): return make(.like(pattern), children)
    case .isType(_, let type, let group):
      let test = make(.isType(type), [children[0]])
      return group == nil ? test : make(.and, [test, make(.binary(.in), children)])
    case .set: return make(.set, children)
    case .record(let entries):
      let ordered = zip(entries.map(\.key), children).sorted { $0.0 < $1.0 }
      return make(.record(ordered.map(\.0)), ordered.map(\.1))
    case .call(let function, _): return make(.call(function), children)
    }
  }

  private func chain(_ node: Node, _ operands: [Shape]) -> Shape {
    operands.dropFirst().reduce(operands[0]) { make(node, [$0, $1]) }
  }

  private func binary(_ symbol: BinaryOperator, _ operands: [Shape]) -> Shape {
    switch symbol {
    case .notEqual: make(.unary(.not), [make(.binary(.equal), operands)])
    case .greater: make(.unary(.not), [make(.binary(.lessOrEqual), operands)])
    case .greaterOrEqual: make(.unary(.not), [make(.binary(.less), operands)])
    default: make(.binary(symbol), operands)
    }
  }

  /// `e has a.b` says `e has a && e.a has b`.
  private func has(_ names: [CedarString], _ receiver: Shape) -> Shape {
    var receiver = receiver
    var whole = make(.has(names[0]), [receiver])
    for (previous, name) in zip(names, names.dropFirst()) {
      receiver = attribute(previous, of: receiver)
      whole = make(.and, [whole, make(.has(name), [receiver])])
    }
    return whole
  }
}
