import JSON

/// `navette timeline`
struct TimelineCommand: Command {
  static let declaration = Declaration(
    "timeline", summary: "Show what happened to a fiche: who did what, when, and where the journal says so.",
    operands: [FicheArguments.reference.parameter], options: FicheAct.options,
    examples: [.init("navette timeline FN-2026-7K3Q-XM4T-QW", "Did it arrive? Was it opened?")])

  private let act: FicheAct

  init(_ values: Values) throws { act = try FicheAct(values) }

  func run(_ console: Console) throws {
    let session = try act.agent.session(console)
    let answer = try session.ask(.get("/api/fiches/\(act.reference)/chronologie"))
    try session.check(act.reference, in: answer)
    let rows = try answer.elements("evenements").map { event -> [JSON] in
      [
        .string(try event.string("le", maximum: 64)), .string(try event.string("evenement", maximum: 64)),
        .string(try event.string("agent", maximum: 128)), .integer(Int64(clamping: try event.natural("feuille"))),
        try event.optionalString("journalAnterieur").map { .string($0) } ?? .null,
      ]
    }
    let table = Table(
      columns: [
        .init("Le", key: "le"), .init("Événement", key: "evenement"), .init("Agent", key: "agent"),
        .init("Feuille", key: "feuille"), .init("Journal antérieur", key: "journalAnterieur"),
      ], rows: rows, whenEmpty: "Aucun événement.")
    if act.isJSON { return console.print(answer.json.text) }
    console.print(table.text())
    try ObligationText.lines(try answer.optionalElements("obligations")).forEach { console.print($0) }
  }
}
