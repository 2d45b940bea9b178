import Foundation

/// From the words of a command line to an exit code.
struct CommandLineRunner: Sendable {
  let root: CommandTree.Group

  /// Runs the command that `words` (without the program's name) lead to.
  func run(_ words: [String], console: Console) -> ExitCode {
    do {
      try dispatch(words, console)
      return .success
    } catch {
      let error = CommandError(error)
      report(error, console)
      return error.code
    }
  }

  private func report(_ error: CommandError, _ console: Console) {
    guard !error.message.isEmpty else { return }
    console.warn("navette: " + SafeText.paragraph(error.message))
    if let hint = error.hint { console.warn(SafeText.paragraph(hint)) }
  }

  private func dispatch(_ words: [String], _ console: Console) throws {
    if words.first == "help" { return try help(Array(words.dropFirst()), console) }
    if words == ["--version"] { return try dispatch(["version"], console) }
    var group = root
    var path = [root.name]
    var remaining = words[...]
    while let word = remaining.popFirst() {
      if word == "--help" || word == "-h" {
        return console.print(HelpText.group(group, path: path, width: console.width), terminator: "")
      }
      guard !word.hasPrefix("-") else {
        throw CommandError.usage(
          "`\(path.joined(separator: " "))` wants a command before `\(SafeText.line(word))`",
          hint: "See `\(path.joined(separator: " ")) --help`.")
      }
      if case .command(let type)? = group.child(forFile: word) {
        return try run(type, [word] + remaining, path + [type.declaration.name], console)
      }
      let child = try group.child(word, path: path)
      path.append(child.name)
      switch child {
      case .group(let next): group = next
      case .command(let type): return try run(type, Array(remaining), path, console)
      }
    }
    console.warn(HelpText.group(group, path: path, width: console.width))
    throw CommandError(.usage, "")
  }

  private func run(_ type: any Command.Type, _ words: [String], _ path: [String], _ console: Console) throws {
    let command: any Command
    do {
      switch try ArgumentParser(declaration: type.declaration).parse(words, environment: console.environment) {
      case .help:
        return console.print(
          HelpText.command(type.declaration, path: path, width: console.width), terminator: "")
      case .run(let values): command = try type.init(values)
      }
    } catch let error as CommandError where error.code == .usage {
      let see = "See `\(path.joined(separator: " ")) --help`."
      throw CommandError.usage(error.message, hint: error.hint.map { "\($0) \(see)" } ?? see)
    }
    try command.run(console)
  }

  private func help(_ words: [String], _ console: Console) throws {
    if words.count == 1, let topic = HelpTopic.allCases.first(where: { $0.rawValue.isSame(as: words[0]) }) {
      return console.print(topic.text, terminator: "")
    }
    var node = CommandTree.group(root)
    var path = [root.name]
    for word in words {
      guard case .group(let group) = node else {
        throw CommandError.usage("`\(path.joined(separator: " "))` has no command `\(SafeText.line(word))`")
      }
      do {
        node = try group.child(word, path: path)
      } catch let error as CommandError where path.count == 1 {
        // A topic is as likely to have been meant as a command.
        let names = HelpTopic.allCases.map(\.rawValue)
        throw Suggestion.nearest(to: word, among: names).map {
          CommandError.usage(error.message, hint: "Did you mean `navette help \($0)`?")
        } ?? error
      }
      path.append(node.name)
    }
    switch node {
    case .group(let group):
      console.print(HelpText.group(group, path: path, width: console.width), terminator: "")
    case .command(let type):
      console.print(HelpText.command(type.declaration, path: path, width: console.width), terminator: "")
    }
  }
}
