/// `--name VALUE`, typed.
struct Option<Value: Sendable>: Sendable {
  let parameter: Parameter
  let reading: Reading<Value>

  /// - Parameters:
  ///   - placeholder: what stands for the value in the help.
  ///   - isRequired: whether its absence is a fault of usage.
  ///   - isRepeated: whether it may be given several times.
  ///   - environment: a variable that gives the value when the option is absent.
  init(
    _ name: String, _ placeholder: String, _ reading: Reading<Value>, _ help: String, isRequired: Bool = false,
    isRepeated: Bool = false, environment: String? = nil
  ) {
    parameter = Parameter(
      name: name, kind: .option, placeholder: placeholder, help: help, isRequired: isRequired,
      isRepeated: isRepeated, environment: environment)
    self.reading = reading
  }
}

/// A bare word, typed by its place.
struct Operand<Value: Sendable>: Sendable {
  let parameter: Parameter
  let reading: Reading<Value>

  init(
    _ name: String, _ reading: Reading<Value>, _ help: String, isRequired: Bool = true, isRepeated: Bool = false
  ) {
    parameter = Parameter(
      name: name, kind: .operand, placeholder: name, help: help, isRequired: isRequired, isRepeated: isRepeated,
      environment: nil)
    self.reading = reading
  }
}
