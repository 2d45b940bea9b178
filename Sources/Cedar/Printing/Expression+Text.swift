extension Expression {
  /// The expression as a policy writes it, with the parentheses that it needs and no other.
  public var text: String {
    var printer = ExpressionPrinter()
    printer.print(self, .conditional)
    return printer.output
  }

  /// How tightly the expression holds together when written.
  var binding: Binding {
    switch kind {
    case .conditional: .conditional
    case .or: .disjunction
    case .and: .conjunction
    case .unary(let operation, _): operation == .isEmpty ? .member : .unary
    case .binary(let operation, _, _):
      switch operation {
      case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .in: .relation
      case .add, .subtract: .sum
      case .multiply: .product
      case .contains, .containsAll, .containsAny, .hasTag, .getTag: .member
      }
    case .has, .like, .isType: .relation
    case .literal(.long(let value)): value < 0 ? .unary : .member
    case .literal, .variable, .attribute, .set, .record, .call: .member
    }
  }
}

/// The levels of the grammar, from the loosest.
enum Binding: Int, Comparable {
  case conditional, disjunction, conjunction, relation, sum, product, unary, member

  static func < (left: Binding, right: Binding) -> Bool { left.rawValue < right.rawValue }
}
