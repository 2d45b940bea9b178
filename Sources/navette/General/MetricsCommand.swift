import JSON

/// `navette metrics`
struct MetricsCommand: AskingCommand {
  static let declaration = Declaration(
    "metrics", summary: "Print the gateway's counters, which hold no personal data (administrateur).",
    options: Asking.options,
    examples: [.init("navette metrics --json", "For a monitoring tool.")])

  let asking: Asking

  init(_ values: Values) throws { asking = try Asking(values) }

  var request: GatewayRequest { .get("/api/metriques") }

  func text(of answer: Answer) throws -> String {
    Table(
      columns: [.init("Compteur", key: "compteur"), .init("Valeur", key: "valeur")],
      rows: Self.rows(answer.json, prefix: ""), whenEmpty: "Aucun compteur."
    ).text()
  }

  private static func rows(_ json: JSON, prefix: String) -> [[JSON]] {
    (json.object?.members ?? []).flatMap { member -> [[JSON]] in
      let name = prefix.isEmpty ? member.key : "\(prefix).\(member.key)"
      return member.value.object == nil ? [[.string(name), member.value]] : rows(member.value, prefix: name)
    }
  }
}
