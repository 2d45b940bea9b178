import Gateway
import JSON
import Liaison

/// `navette retention preview`
struct RetentionPreviewCommand: AskingCommand {
  static let declaration = Declaration(
    "preview", summary: "Say what is past its retention, and what the Archives must agree to first (DPO).",
    discussion: ["Counts, circuits and dates: no name. The consultation is journaled."], options: Asking.options,
    examples: [.init("navette retention preview --agent dpo", "Before anything is erased.")])

  let asking: Asking

  init(_ values: Values) throws { asking = try Asking(values) }

  var request: GatewayRequest { .get("/api/conservation") }

  func text(of answer: Answer) throws -> String {
    var lines = [
      "À effacer : \(try answer.natural("aEffacer")). À inscrire sur un bordereau : \(try answer.natural("aInscrire")). "
        + "En attente de visa : \(try answer.natural("enAttenteDeVisa")). En archive : \(try answer.natural("archivees"))."
    ]
    for circuit in try answer.elements("circuits") {
      lines.append("  \(Labels.circuit(try circuit.string("circuit"))) : \(try circuit.natural("nombre"))")
    }
    for sheet in try answer.elements("bordereaux") {
      let visa = try sheet.optionalString("viseLe").map { "visé le \(SafeText.line($0))" } ?? "visa attendu"
      lines.append(
        "Bordereau n° \(try sheet.natural("numero")) : \(try sheet.natural("nombre")) fiche(s), \(visa)")
    }
    return lines.joined(separator: "\n")
  }
}

/// `navette retention sheet`
struct RetentionSheetCommand: Command {
  private static let out = Option("out", "FILE", .path, "Write the sheet there, as CSV.", isRequired: true)
  private static let number = Option(
    "number", "N", .integer(in: 1...1_000_000), "A sheet that was made already. Default: make one of all that is due.")

  static let declaration = Declaration(
    "sheet", summary: "Make the bordereau d’élimination of what is due, for the Archives départementales (DPO).",
    options: [out.parameter, number.parameter] + Asking.options,
    examples: [
      .init("navette retention sheet --out bordereau.csv --agent dpo", "References, circuits, dates; no name.")
    ])

  private let asking: Asking
  private let out: FilePath
  private let number: Int?

  init(_ values: Values) throws {
    asking = try Asking(values)
    out = try values.required(Self.out)
    number = try values.optional(Self.number)
  }

  func run(_ console: Console) throws {
    let session = try asking.agent.session(console)
    let numero = try number ?? Int(session.administer(.post("/api/conservation/bordereaux")).natural("numero"))
    let answer = try session.exchange(.get("/api/conservation/bordereaux/\(numero)", answerLimit: 64 << 20))
    try PrivateFile.create(out, answer.body)
    if asking.isJSON { return console.print(JSON.object(["numero": .integer(Int64(numero))]).text) }
    console.print(
      "Bordereau n° \(numero) écrit dans \(SafeText.line(out.description)). Le visa reçu : "
        + "navette retention visa \(numero)")
  }
}

/// `navette retention visa`
struct RetentionVisaCommand: Command {
  private static let number = Operand("NUMBER", .integer(in: 1...1_000_000), "The number of the sheet.")

  static let declaration = Declaration(
    "visa", summary: "Note that the Archives départementales agreed to a sheet (DPO).", operands: [number.parameter],
    options: Asking.options, examples: [.init("navette retention visa 1 --agent dpo", "The visa came by letter.")])

  private let asking: Asking
  private let number: Int

  init(_ values: Values) throws {
    asking = try Asking(values)
    number = try values.required(Self.number)
  }

  func run(_ console: Console) throws {
    let answer = try asking.agent.session(console).administer(
      .post("/api/conservation/visas", DemandeDeVisa(numero: number).json))
    if asking.isJSON { return console.print(answer.json.text) }
    console.print(
      "Visa consigné : \(try answer.natural("nombre")) fiche(s) peuvent être effacées. Reçu vérifié et conservé.")
  }
}
