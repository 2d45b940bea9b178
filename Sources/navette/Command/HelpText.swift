/// `--help`, written from the declarations.
enum HelpText {
  /// The help of one command.
  static func command(_ declaration: Declaration, path: [String], width: Int = 80) -> String {
    let words = path.joined(separator: " ")
    let options = declaration.options.filter(\.isRequired) + declaration.options.filter { !$0.isRequired }
    let usage = ([words] + options.map(\.usage) + declaration.operands.map(\.usage)).joined(separator: " ")
    var sections = [wrap(declaration.summary, width: width), wrap("Usage: " + usage, width: width, indent: 7)]
    sections += declaration.discussion.map { wrap($0, width: width) }
    if !declaration.operands.isEmpty {
      sections.append("Arguments:\n" + list(declaration.operands.map { ($0.spelling, explain($0)) }, width: width))
    }
    let help = ("--help", "Print this help.")
    sections.append("Options:\n" + list(declaration.options.map { ($0.spelling, explain($0)) } + [help], width: width))
    if !declaration.examples.isEmpty {
      let examples = declaration.examples.map {
        "  \($0.line)\n" + wrap("      " + $0.meaning, width: width, indent: 6)
      }
      sections.append("Examples:\n" + examples.joined(separator: "\n"))
    }
    return sections.joined(separator: "\n\n") + "\n"
  }

  /// The help of a group: its commands.
  static func group(_ group: CommandTree.Group, path: [String], width: Int = 80) -> String {
    let words = path.joined(separator: " ")
    let children = group.children.map { ($0.name, $0.summary) }
    var text =
      "\(wrap(group.summary, width: width))\n\nUsage: \(words) COMMAND …\n\nCommands:\n" + list(children, width: width)
    text += "\n\n`\(words) COMMAND --help` explains one."
    if path.count == 1 {
      text += "\n`navette help exit-codes`, `navette help folders` and `navette help environment` explain the rest."
    }
    return text + "\n"
  }

  private static func explain(_ parameter: Parameter) -> String {
    parameter.environment.map { "\(parameter.help) Default: $\($0)." } ?? parameter.help
  }

  /// Two columns; a long left column stands on its own line.
  private static func list(_ rows: [(String, String)], width: Int) -> String {
    let column = min(rows.map { ScalarWidth.columns($0.0) }.max() ?? 0, 26)
    return rows.map { left, right in
      let pad = String(repeating: " ", count: max(0, column - ScalarWidth.columns(left)))
      let indent = column + 4
      if ScalarWidth.columns(left) > column {
        let lead = String(repeating: " ", count: indent)
        return "  \(left)\n" + wrap(lead + right, width: width, indent: indent)
      }
      return wrap("  \(left)\(pad)  \(right)", width: width, indent: indent)
    }.joined(separator: "\n")
  }

  /// Breaks at spaces; following lines are indented. Leading spaces are kept.
  static func wrap(_ text: String, width: Int, indent: Int = 0) -> String {
    let lead = text.prefix { $0 == " " }
    var lines: [String] = []
    var line = String(lead)
    var isEmpty = true
    for word in text.dropFirst(lead.count).split(separator: " ", omittingEmptySubsequences: false) {
      if !isEmpty, ScalarWidth.columns(line) + 1 + ScalarWidth.columns(String(word)) > width {
        lines.append(line)
        line = String(repeating: " ", count: indent) + word
      } else {
        line += (isEmpty ? "" : " ") + word
      }
      isEmpty = false
    }
    return (lines + [line]).joined(separator: "\n")
  }
}
