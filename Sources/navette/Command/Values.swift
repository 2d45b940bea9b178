/// The arguments that were given, read by the typed parameters that declared them.
struct Values: Sendable {
  private let flags: Set<String>
  private let options: [String: [String]]
  private let operands: [String: [String]]
  private let environment: [String: String]

  init(
    flags: Set<String> = [], options: [String: [String]] = [:], operands: [String: [String]] = [:],
    environment: [String: String] = [:]
  ) {
    self.flags = flags
    self.options = options
    self.operands = operands
    self.environment = environment
  }

  /// Whether the flag was given.
  func isSet(_ flag: Flag) -> Bool { flags.contains(flag.parameter.name) }

  /// The option's value, or its environment variable's, if any.
  func optional<Value>(_ option: Option<Value>) throws -> Value? { try all(option).last }

  /// The option's value.
  func required<Value>(_ option: Option<Value>) throws -> Value {
    guard let value = try optional(option) else { throw missing(option.parameter) }
    return value
  }

  /// Every value of a repeated option, in order.
  func all<Value>(_ option: Option<Value>) throws -> [Value] {
    try words(of: option.parameter).map { try read($0, option.reading, option.parameter) }
  }

  /// The operand's value, if it was given.
  func optional<Value>(_ operand: Operand<Value>) throws -> Value? {
    try all(operand).first
  }

  /// The operand's value.
  func required<Value>(_ operand: Operand<Value>) throws -> Value {
    guard let value = try optional(operand) else { throw missing(operand.parameter) }
    return value
  }

  /// Every value of a repeated operand, in order.
  func all<Value>(_ operand: Operand<Value>) throws -> [Value] {
    try (operands[operand.parameter.name] ?? []).map { try read($0, operand.reading, operand.parameter) }
  }

  private func words(of parameter: Parameter) -> [String] {
    if let given = options[parameter.name] { return given }
    guard let variable = parameter.environment, let value = environment[variable], !value.isEmpty else { return [] }
    return [value]
  }

  private func read<Value>(_ word: String, _ reading: Reading<Value>, _ parameter: Parameter) throws -> Value {
    guard let value = reading.parse(word) else {
      throw CommandError.usage("\(label(parameter)) takes \(reading.expected), not `\(SafeText.line(word))`")
    }
    return value
  }

  private func missing(_ parameter: Parameter) -> CommandError {
    let variable = parameter.environment.map { " (or the variable \($0))" } ?? ""
    return .usage("missing \(parameter.spelling)\(variable)")
  }

  private func label(_ parameter: Parameter) -> String {
    parameter.kind == .operand ? parameter.name : "--\(parameter.name)"
  }
}
