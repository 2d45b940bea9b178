extension TypeChecker {
  func set(_ whole: Expression, _ elements: [Expression]) -> Answer {
    let types = elements.map { check($0).type }
    if elements.isEmpty, mode == .strict {
      report(.emptySet, at: whole.span, "empty set literals are forbidden in policies")
      return .unknown
    }
    return Answer(type: join(types, at: whole.span, in: "a set").map(ExpressionType.set))
  }

  func record(_ entries: [RecordEntry]) -> Answer {
    var attributes: [CedarString: RecordType.Attribute] = [:]
    var isKnown = true
    for entry in entries {
      if let type = check(entry.value).type {
        attributes[entry.key] = RecordType.Attribute(type: type, isRequired: true)
      } else {
        isKnown = false
      }
    }
    return isKnown ? Answer(type: .record(RecordType(attributes))) : .unknown
  }

  func call(_ whole: Expression, _ function: ExtensionFunction, _ arguments: [Expression]) -> Answer {
    let signature = function.signature
    guard isWellFormed(whole, function, arguments) else {
      arguments.forEach { _ = check($0) }
      return Answer(type: signature.result)
    }
    for (argument, expected) in zip(arguments, signature.parameters) { _ = expect(argument, expected) }
    return Answer(type: signature.result)
  }

  /// The number of arguments, and for a constructor what the text alone tells of them.
  private func isWellFormed(_ whole: Expression, _ function: ExtensionFunction, _ arguments: [Expression]) -> Bool {
    var isWellFormed = true
    func refuse(_ code: ValidationError.Code, _ message: String) {
      report(code, at: whole.span, message)
      isWellFormed = false
    }
    if arguments.count != function.arity {
      refuse(.wrongArity, "`\(function.name)` takes \(function.arity) argument(s), not \(arguments.count)")
    }
    guard let made = ExtensionTypeName.allCases.first(where: { $0.constructor == function }) else {
      return isWellFormed
    }
    if arguments.count == 1, case .literal(.string(let text)) = arguments[0].kind,
      (try? ExtensionValue(function: function.name, argument: text.string)) == nil
    {
      refuse(.invalidExtensionValue, "\(quoted(text.string)) is not a valid \(made.rawValue)")
    }
    if mode == .strict, !arguments.allSatisfy(\.isLiteral) {
      refuse(.nonLiteralConstructor, "`\(function.name)` takes nothing but a literal")
    }
    return isWellFormed
  }
}

extension Expression {
  fileprivate var isLiteral: Bool {
    if case .literal = kind { true } else { false }
  }
}
