import JSON

/// `navette secteur import`
struct SecteurImportCommand: Command {
  private static let file = Operand("FILE.json", .path, "organismes and territoires, as the API reads them.")

  static let declaration = Declaration(
    "import", summary: "Import secteurs, other bodies, and which commune is whose (administrateur).",
    discussion: [
      "Each receiving body brings its recovery request: `navette secteur recovery-key` makes one."
    ],
    operands: [file.parameter], options: AgentArguments.parameters + [CommonOptions.json.parameter],
    examples: [.init("navette secteur import ain.json", "The whole département at once, or nothing.")])

  private let agent: AgentArguments
  private let file: FilePath
  private let isJSON: Bool

  init(_ values: Values) throws {
    agent = try AgentArguments(values)
    file = try values.required(Self.file)
    isJSON = values.isSet(CommonOptions.json)
  }

  func run(_ console: Console) throws {
    let body = try TextFile.object(file, maximum: 16 << 20)
    let answer = try agent.session(console).administer(.post("/api/organismes", .object(body)))
    let (bodies, lines) = (body["organismes"]?.array?.count ?? 0, body["territoires"]?.array?.count ?? 0)
    console.print(isJSON ? answer.json.text : "Importé : \(bodies) organisme(s), \(lines) commune(s).")
  }
}
