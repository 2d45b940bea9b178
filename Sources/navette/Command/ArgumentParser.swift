/// Turns the words after a command's name into ``Values``, by its declaration.
///
/// Forms: `--flag`, `--option VALUE`, `--option=VALUE`, operands, `--` before operands that begin with a dash.
struct ArgumentParser: Sendable {
  let declaration: Declaration

  /// What was asked.
  enum Outcome: Sendable {
    case help
    case run(Values)
  }

  /// - Throws: ``CommandError`` with `usage`: an unknown, repeated or valueless option, a missing or extra operand.
  func parse(_ words: [String], environment: [String: String] = [:]) throws -> Outcome {
    var state = State()
    var remaining = words[...]
    while let word = remaining.popFirst() {
      if state.optionsEnded || !word.hasPrefix("-") || word.isSame(as: "-") {
        state.operands.append(word)
      } else if word.isSame(as: "--") {
        state.optionsEnded = true
      } else if word.isSame(as: "--help") || word.isSame(as: "-h") {
        return .help
      } else {
        try read(option: word, &remaining, into: &state)
      }
    }
    let operands = try place(state.operands)
    for parameter in declaration.options where parameter.isRequired && state.options[parameter.name] == nil {
      guard let variable = parameter.environment, environment[variable]?.isEmpty == false else {
        let also = parameter.environment.map { " (or the variable \($0))" } ?? ""
        throw CommandError.usage("missing \(parameter.spelling)\(also)")
      }
    }
    return .run(
      Values(flags: state.flags, options: state.options, operands: operands, environment: environment))
  }

  private struct State {
    var flags: Set<String> = []
    var options: [String: [String]] = [:]
    var operands: [String] = []
    var optionsEnded = false
  }

  private func read(option word: String, _ remaining: inout ArraySlice<String>, into state: inout State) throws {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let spelled = String(parts[0])
    guard spelled.hasPrefix("--"),
      let parameter = declaration.options.first(where: { "--\($0.name)".isSame(as: spelled) })
    else { throw unknown(spelled) }
    if parameter.kind == .flag {
      guard parts.count == 1 else { throw CommandError.usage("\(spelled) takes no value") }
      guard state.flags.insert(parameter.name).inserted else { throw repeated(spelled) }
      return
    }
    var value = parts.count == 2 ? String(parts[1]) : nil
    if value == nil, let next = remaining.first, !next.hasPrefix("--") {
      value = next
      remaining.removeFirst()
    }
    guard let value, !value.isEmpty else {
      throw CommandError.usage("\(spelled) needs a value: \(parameter.spelling)")
    }
    guard parameter.isRepeated || state.options[parameter.name] == nil else { throw repeated(spelled) }
    state.options[parameter.name, default: []].append(value)
  }

  private func place(_ words: [String]) throws -> [String: [String]] {
    var places: [String: [String]] = [:]
    var remaining = words[...]
    for operand in declaration.operands {
      if operand.isRepeated {
        places[operand.name] = remaining.isEmpty ? nil : Array(remaining)
        remaining = []
      } else if let word = remaining.popFirst() {
        places[operand.name] = [word]
      }
      guard !operand.isRequired || places[operand.name] != nil else {
        throw CommandError.usage("missing \(operand.name)")
      }
    }
    guard let extra = remaining.first else { return places }
    throw CommandError.usage("unexpected argument `\(SafeText.line(extra))`")
  }

  private func repeated(_ spelled: String) -> CommandError { .usage("\(spelled) is given twice") }

  private func unknown(_ spelled: String) -> CommandError {
    let known = declaration.options.map { "--\($0.name)" } + ["--help"]
    let hint = Suggestion.nearest(to: spelled, among: known).map { "Did you mean `\($0)`?" }
    return .usage("unknown option `\(SafeText.line(spelled))`", hint: hint)
  }
}
