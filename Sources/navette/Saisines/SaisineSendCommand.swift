import JSON

/// `navette saisine send`
struct SaisineSendCommand: Command {
  private static let file = Operand(
    "SAISINE.json", .path,
    "What the intervenants are told: destination, personne, joindre, profil, problematique, faits, mode, origine, "
      + "urgence, accord.")

  static let declaration = Declaration(
    "send", summary: "Seize the intervenants of a post: who, what kind of situation, the least that must be known.",
    discussion: [
      "Sealed to those on duty there; kept blind. What comes back is a code, with the person's agreement; without it, "
        + "only that the saisine is closed. `navette saisine SAISINE.json` does the same."
    ],
    operands: [file.parameter], options: Asking.options,
    examples: [.init("navette saisine send saisine.json", "Then `navette saisine list`.")])

  private let asking: Asking
  private let file: FilePath

  init(_ values: Values) throws { (asking, file) = (try Asking(values), try values.required(Self.file)) }

  func run(_ console: Console) throws {
    let body = try TextFile.object(file, maximum: 65_536)
    let answer = try asking.agent.session(console).act(.post("/api/saisines", .object(body)))
    if asking.isJSON { return console.print(answer.json.text) }
    let reference = SafeText.line(try answer.string("reference", maximum: 64))
    console.print("Saisine transmise : \(console.bold(reference))")
    try DecisionText.lines(answer).forEach { console.print($0) }
    console.print("Reçu vérifié et conservé.")
  }
}
