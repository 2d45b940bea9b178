import Testing

@testable import navette

struct CommandLineTests {
  private static let all = Navette.commands.children.flatMap { $0.commands(path: ["navette"]) }

  @Test func `every command's help mentions every option, operand and an example`() {
    #expect(!Self.all.isEmpty)
    for (path, type) in Self.all {
      let words = path.dropFirst() + ["--help"]
      let capture = Capture()
      let code = CommandLineRunner(root: Navette.commands).run(Array(words), console: capture.console())
      #expect(code == .success)
      #expect(capture.error.isEmpty)
      for parameter in type.declaration.options + type.declaration.operands {
        #expect(capture.out.contains(parameter.spelling), "\(path): \(parameter.spelling)")
        #expect(parameter.help.hasSuffix("."), "\(path): the help of \(parameter.name) is a sentence")
      }
      #expect(capture.out.contains("Usage: " + path.joined(separator: " ")))
      #expect(type.declaration.summary.hasSuffix("."))
      #expect(!type.declaration.examples.isEmpty, "\(path) shows an example")
      // A command line that is to be copied is not broken.
      let lines = capture.out.split(separator: "\n").filter { !$0.hasPrefix("  navette ") }
      #expect(lines.allSatisfy { ScalarWidth.columns(String($0)) <= 80 }, "\(path)")
    }
  }

  @Test func `every example is a command line that its command accepts`() throws {
    for (path, type) in Self.all {
      for example in type.declaration.examples {
        let words = example.line.split(separator: " ").map(String.init)
        #expect(words.starts(with: path), "\(example.line)")
        let environment = ["NAVETTE_AGENT": "a", "NAVETTE_DATA": "d", "NAVETTE_KEYS": "k"]
        let parser = ArgumentParser(declaration: type.declaration)
        guard case .run(let values) = try parser.parse(Array(words.dropFirst(path.count)), environment: environment)
        else { continue }
        _ = try type.init(values)
      }
    }
  }

  @Test func `names and parameters are distinct and plain`() {
    var seen: Set<[String]> = []
    for (path, type) in Self.all {
      #expect(seen.insert(path).inserted)
      let names = (type.declaration.options + type.declaration.operands).map(\.name)
      #expect(Set(names).count == names.count, "\(path)")
      #expect(!names.contains("help"))
      for operand in type.declaration.operands.dropLast() { #expect(operand.isRequired && !operand.isRepeated) }
    }
  }

  @Test func `no command takes a secret as an argument`() {
    for (path, type) in Self.all {
      for parameter in type.declaration.options where parameter.kind == .option {
        let isSecret = ["passphrase", "password", "secret-key", "key", "pin"].contains(parameter.name)
        #expect(!isSecret, "\(path) --\(parameter.name)")
      }
    }
  }

  @Test func `groups list their commands`() {
    for case .group(let group) in Navette.commands.children {
      let capture = Capture()
      #expect(capture.run(group.name, "--help") == .success)
      for child in group.children { #expect(capture.out.contains(child.name)) }
    }
  }

  @Test func `without a command the help is shown and the code is of usage`() {
    let capture = Capture()
    #expect(CommandLineRunner(root: Navette.commands).run([], console: capture.console()) == .usage)
    #expect(capture.out.isEmpty)
    #expect(capture.error.contains("Commands:"))
  }

  @Test func `an unknown command is refused with the nearest one`() {
    let capture = Capture()
    #expect(capture.run("vresion") == .usage)
    #expect(capture.error.contains("Did you mean `navette version`?"))
  }

  @Test func `a word like no command is refused without a guess`() {
    let capture = Capture()
    #expect(capture.run("xylophone") == .usage)
    #expect(!capture.error.contains("Did you mean"))
    #expect(capture.error.contains("--help"))
  }

  @Test func `an option before the command is refused`() {
    #expect(Capture().run("--json", "version") == .usage)
  }

  @Test func `escape sequences in a wrong word do not reach the terminal`() {
    let capture = Capture()
    #expect(capture.run("\u{1B}]0;owned\u{7}") == .usage)
    #expect(!capture.error.unicodeScalars.contains("\u{1B}"))
  }

  @Test func `every exit code is documented and its number is fixed`() {
    let capture = Capture()
    #expect(capture.run("help", "exit-codes") == .success)
    for code in ExitCode.allCases { #expect(capture.out.contains("\(code.rawValue)  \(code.meaning)")) }
    #expect(ExitCode.allCases.map(\.rawValue) == Array(0...9))
    #expect(ExitCode.refused.rawValue == 1 && ExitCode.usage.rawValue == 2 && ExitCode.notFound.rawValue == 3)
    #expect(ExitCode.conflict.rawValue == 4 && ExitCode.unavailable.rawValue == 5)
    #expect(ExitCode.configuration.rawValue == 6 && ExitCode.untrusted.rawValue == 7)
  }

  @Test(arguments: HelpTopic.allCases)
  func `every topic has a text`(topic: HelpTopic) {
    let capture = Capture()
    #expect(capture.run("help", topic.rawValue) == .success)
    #expect(!capture.out.isEmpty)
  }

  @Test func `help of a command equals its own --help, and an unknown topic is refused`() {
    let (asked, own) = (Capture(), Capture())
    #expect(asked.run("help", "version") == .success)
    #expect(own.run("version", "--help") == .success)
    #expect(asked.out == own.out)
    let wrong = Capture()
    #expect(wrong.run("help", "exit-code") == .usage)
    #expect(wrong.error.contains("navette help exit-codes"))
    #expect(Capture().run("help", "version", "more") == .usage)
  }

  @Test func `the version is printed for people and for programs`() {
    let (text, json) = (Capture(), Capture())
    #expect(text.run("--version") == .success)
    #expect(text.out.hasPrefix("navette "))
    #expect(json.run("version", "--json") == .success)
    #expect(json.out.hasPrefix("{"))
  }
}
