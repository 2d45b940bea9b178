import Testing

@testable import navette

struct ArgumentParserTests {
  private static let json = Flag("json", "Print JSON.")
  private static let folder = Option("agent", "DIR", .path, "Folder.", isRequired: true, environment: "NAVETTE_AGENT")
  private static let limit = Option("limit", "N", .integer(in: 1...100), "How many.")
  private static let orders = Option("order", "X", .text, "Orders.", isRepeated: true)
  private static let file = Operand("FILE", .path, "File.")
  private static let others = Operand("OTHER", .text, "Others.", isRequired: false, isRepeated: true)

  private static let parser = ArgumentParser(
    declaration: Declaration(
      "test", summary: "Test.", operands: [file.parameter, others.parameter],
      options: [json.parameter, folder.parameter, limit.parameter, orders.parameter]))

  private static func values(_ words: String..., environment: [String: String] = [:]) throws -> Values {
    guard case .run(let values) = try parser.parse(words, environment: environment) else {
      throw CommandError(.internalError, "help was not asked")
    }
    return values
  }

  @Test func `options, flags and operands come in any order`() throws {
    let values = try Self.values("--json", "f", "--agent", "a", "x", "--limit=7", "--order", "1", "y", "--order=2")
    #expect(values.isSet(Self.json))
    #expect(try values.required(Self.folder).description == "a")
    #expect(try values.optional(Self.limit) == 7)
    #expect(try values.all(Self.orders) == ["1", "2"])
    #expect(try values.required(Self.file).description == "f")
    #expect(try values.all(Self.others) == ["x", "y"])
  }

  @Test func `after two dashes everything is an operand`() throws {
    let values = try Self.values("--agent", "a", "--", "--json", "-h")
    #expect(!values.isSet(Self.json))
    #expect(try values.required(Self.file).description == "--json")
    #expect(try values.all(Self.others) == ["-h"])
  }

  @Test func `a variable stands for an absent option, which wins over it`() throws {
    let environment = ["NAVETTE_AGENT": "from-variable"]
    #expect(try Self.values("f", environment: environment).required(Self.folder).description == "from-variable")
    let both = try Self.values("f", "--agent", "given", environment: environment)
    #expect(try both.required(Self.folder).description == "given")
  }

  @Test(arguments: ["--help", "-h"])
  func `help is answered even when the rest is missing`(word: String) throws {
    guard case .help = try Self.parser.parse([word]) else {
      Issue.record("help was expected")
      return
    }
  }

  @Test(arguments: [
    (["f", "--agent", "a", "--jsn"], "Did you mean `--json`"), (["f", "--agnet", "a"], "Did you mean `--agent`"),
    (["f", "--agent", "a", "-j"], "unknown option `-j`"), (["f", "--agent", "a", "--zebra"], "unknown option"),
    (["f", "--agent", "a", "--JSON"], "unknown option"), (["f", "--agent"], "needs a value"),
    (["f", "--agent="], "needs a value"), (["f", "--agent", "--json"], "needs a value"),
    (["f", "--agent", "a", "--agent", "b"], "given twice"), (["f", "--agent", "a", "--json", "--json"], "given twice"),
    (["f", "--agent", "a", "--json=yes"], "takes no value"), (["f"], "missing --agent DIR"),
    (["--agent", "a"], "missing FILE"), (["f", "--agent", "a", "--json\u{1B}[2J"], "\u{FFFD}[2J"),
  ])
  func `a wrong command line is refused with the reason`(words: [String], says: String) {
    do {
      _ = try Self.parser.parse(words)
      Issue.record("\(words) was accepted")
    } catch let error as CommandError {
      #expect(error.code == .usage)
      #expect(error.description.contains(says), "\(error)")
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test func `an empty variable is an absent one`() {
    #expect(throws: CommandError.usage("")) {
      try Self.parser.parse(["f"], environment: ["NAVETTE_AGENT": ""])
    }
  }

  @Test(arguments: ["0", "101", "+7", " 7", "7 ", "٧", "1e1", "seven", "99999999999999999999"])
  func `a number out of range or otherwise spelled is refused`(word: String) throws {
    let values = try Self.values("f", "--agent", "a", "--limit", word)
    #expect(throws: CommandError.usage("")) { try values.optional(Self.limit) }
  }

  @Test func `an extra operand is refused`() {
    let parser = ArgumentParser(declaration: Declaration("t", summary: "T.", operands: [Self.file.parameter]))
    #expect(throws: CommandError.usage("")) { try parser.parse(["f", "g"]) }
  }

  @Test func `a code is compared as bytes`() {
    let reading = Reading<String>.code(["K"])
    #expect(reading.parse("K") == "K")
    #expect(reading.parse("\u{212A}") == nil, "the Kelvin sign is canonically equivalent to K")
  }
}
