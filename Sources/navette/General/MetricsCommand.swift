import JSON

/// `navette metrics`
struct MetricsCommand: Command {
  static let declaration = Declaration(
    "metrics", summary: "Print the gateway's counters, which hold no personal data (administrateur).",
    options: AgentArguments.parameters + [CommonOptions.json.parameter],
    examples: [.init("navette metrics --json", "For a monitoring tool.")])

  private let agent: AgentArguments
  private let isJSON: Bool

  init(_ values: Values) throws {
    agent = try AgentArguments(values)
    isJSON = values.isSet(CommonOptions.json)
  }

  func run(_ console: Console) throws {
    let answer = try agent.session(console).ask(.get("/api/metriques"))
    if isJSON { return console.print(answer.json.text) }
    Table(
      columns: [.init("Compteur", key: "compteur"), .init("Valeur", key: "valeur")],
      rows: Self.rows(answer.json, prefix: ""), whenEmpty: "Aucun compteur."
    ).print(console, asJSON: false)
  }

  private static func rows(_ json: JSON, prefix: String) -> [[JSON]] {
    (json.object?.members ?? []).flatMap { member -> [[JSON]] in
      let name = prefix.isEmpty ? member.key : "\(prefix).\(member.key)"
      return member.value.object == nil ? [[.string(name), member.value]] : rows(member.value, prefix: name)
    }
  }
}
