import JSON

/// `navette statistics list`
struct StatisticsListCommand: AskingCommand {
  static let declaration = Declaration(
    "list", summary: "List the quarters whose tables are published, and those that are over and not yet.",
    options: Asking.options, examples: [.init("navette statistics list", "What there is to read.")])

  let asking: Asking

  init(_ values: Values) throws { asking = try Asking(values) }

  var request: GatewayRequest { .get("/api/statistiques") }

  func text(of answer: Answer) throws -> String {
    func rows(_ name: String, _ label: String) throws -> [[JSON]] {
      try answer.elements(name).map { [.string(try $0.string()), .string(label)] }
    }
    let all = try rows("publies", "publié") + rows("enAttente", "à publier")
    return Table(
      columns: [.init("Trimestre", key: "trimestre"), .init("Tableaux", key: "etat")], rows: all,
      whenEmpty: "Aucun trimestre."
    ).text()
  }
}
