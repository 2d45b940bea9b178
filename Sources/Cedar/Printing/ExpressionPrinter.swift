/// Writes an expression; the reverse of the parser.
struct ExpressionPrinter {
  private(set) var output = ""

  /// Writes `expression` where the grammar wants something that binds at least as `binding`.
  mutating func print(_ expression: Expression, _ binding: Binding) {
    guard expression.binding < binding else { return print(expression) }
    output += "("
    print(expression)
    output += ")"
  }

  private mutating func print(_ expression: Expression) {
    switch expression.kind {
    case .literal(let value): output += value.description
    case .variable(let variable): output += variable.rawValue
    case .conditional(let guardian, let then, let otherwise):
      output += "if "
      print(guardian, .conditional)
      output += " then "
      print(then, .conditional)
      output += " else "
      print(otherwise, .conditional)
    case .and(let operands): print(operands, " && ", .relation)
    case .or(let operands): print(operands, " || ", .conjunction)
    case .unary(let operation, let operand): print(operation, operand)
    case .binary(let operation, let left, let right): print(operation, left, right)
    case .attribute(let operand, let name):
      print(operand, .member)
      output += Self.isPlain(name) ? ".\(name)" : "[\(quoted(name.string))]"
    case .has(let operand, let path):
      print(operand, .sum)
      output += " has " + path.map(Self.key).joined(separator: ".")
    case .like(let operand, let pattern):
      print(operand, .sum)
      output += " like " + pattern.text
    case .isType(let operand, let type, let group):
      print(operand, .sum)
      output += " is \(type)"
      if let group {
        output += " in "
        print(group, .sum)
      }
    case .set(let elements): print("[", elements[...], "]")
    case .record(let entries): print(entries)
    case .call(let function, let arguments): print(function, arguments)
    }
  }

  private mutating func print(_ operands: [Expression], _ separator: String, _ binding: Binding) {
    for (position, operand) in operands.enumerated() {
      if position > 0 { output += separator }
      print(operand, binding)
    }
  }

  private mutating func print(_ operation: UnaryOperator, _ operand: Expression) {
    guard operation != .isEmpty else {
      print(operand, .member)
      output += ".isEmpty()"
      return
    }
    // Up to four in a row need no parentheses.
    var (count, operand) = (1, operand)
    while count < 4, case .unary(operation, let inner) = operand.kind { (count, operand) = (count + 1, inner) }
    output += String(repeating: operation.rawValue, count: count)
    if operation == .negate, case .literal(.long(0...)) = operand.kind {
      // Without parentheses the minus would become the literal's own.
      output += "(\(operand.text))"
    } else {
      print(operand, .member)
    }
  }

  private mutating func print(_ operation: BinaryOperator, _ left: Expression, _ right: Expression) {
    switch operation {
    case .contains, .containsAll, .containsAny, .hasTag, .getTag:
      print(left, .member)
      output += ".\(operation.rawValue)"
      print("(", [right], ")")
    case .add, .subtract: print(left, .sum, " \(operation.rawValue) ", right, .product)
    case .multiply: print(left, .product, " * ", right, .unary)
    default: print(left, .sum, " \(operation.rawValue) ", right, .sum)
    }
  }

  private mutating func print(
    _ left: Expression, _ leftBinding: Binding, _ operation: String, _ right: Expression, _ rightBinding: Binding
  ) {
    print(left, leftBinding)
    output += operation
    print(right, rightBinding)
  }

  private mutating func print(_ function: ExtensionFunction, _ arguments: [Expression]) {
    var rest = arguments[...]
    if function.isMethod, let receiver = rest.popFirst() {
      print(receiver, .member)
      output += "."
    }
    output += function.name
    print("(", rest, ")")
  }

  private mutating func print(_ open: String, _ elements: ArraySlice<Expression>, _ close: String) {
    output += open
    print(Array(elements), ", ", .conditional)
    output += close
  }

  private mutating func print(_ entries: [RecordEntry]) {
    output += "{"
    for (position, entry) in entries.enumerated() {
      output += (position > 0 ? ", " : "") + Self.key(entry.key) + ": "
      print(entry.value, .conditional)
    }
    output += "}"
  }

  /// A name, in quotes unless it is an identifier that is not reserved.
  private static func key(_ name: CedarString) -> String { isPlain(name) ? name.string : quoted(name.string) }

  private static func isPlain(_ name: CedarString) -> Bool {
    Identifier.isIdentifier(name.string.utf8) && !Identifier.isReserved(name.string)
  }
}

extension Pattern {
  /// The pattern as a policy writes it, between quotes.
  var text: String {
    var text = "\""
    for element in elements {
      switch element {
      case .wildcard: text += "*"
      case .scalar("*"): text += "\\*"
      case .scalar(let scalar): text += escaped(scalar)
      }
    }
    return text + "\""
  }
}
