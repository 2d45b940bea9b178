import JSON

/// `navette inbox`
struct InboxCommand: Command {
  private static let sent = Flag("sent", "The fiches that this agent transmitted, instead of those received.")
  private static let limit = Option("limit", "N", .integer(in: 1...1000), "At most N fiches. Default: 50.")
  private static let after = Option("after", "CURSOR", .text, "Go on after the cursor that a previous list printed.")

  static let declaration = Declaration(
    "inbox", summary: "List the fiches received, or sent.",
    discussion: ["A list shows references, states and deadlines: no name. The consultation is journaled."],
    options: AgentArguments.parameters + [
      sent.parameter, limit.parameter, after.parameter, CommonOptions.json.parameter,
    ],
    examples: [
      .init("navette inbox", "What awaits this agent."), .init("navette inbox --sent --json", "What became of mine."),
    ])

  private let agent: AgentArguments
  private let isSent: Bool
  private let limit: Int
  private let after: String?
  private let isJSON: Bool

  init(_ values: Values) throws {
    agent = try AgentArguments(values)
    isSent = values.isSet(Self.sent)
    limit = try values.optional(Self.limit) ?? 50
    after = try values.optional(Self.after)
    isJSON = values.isSet(CommonOptions.json)
  }

  func run(_ console: Console) throws {
    var target = "/api/boite?dossier=\(isSent ? "envoyees" : "recues")&limite=\(limit)"
    if let after { target += "&apres=\(QueryText.encode(after))" }
    let answer = try agent.session(console).ask(.get(target))
    let rows = try answer.elements("fiches").map { fiche -> [JSON] in
      let deadlines = fiche.optional("echeances")
      return [
        .string(try fiche.string("reference", maximum: 64)), .string(Labels.etat(try fiche.string("etat"))),
        .string(Labels.circuit(try fiche.string("circuit"))), .string(Labels.urgence(try fiche.string("urgence"))),
        .string(try fiche.string(isSent ? "destination" : "auteur")), .string(try fiche.string("transmiseLe")),
        try deadlines?.optionalString("retour").map(JSON.string) ?? .null,
        try fiche.optionalString("priseEnChargePar").map(JSON.string) ?? .null,
      ]
    }
    if isJSON { return console.print(answer.json.text) }
    let table = Table(
      columns: [
        .init("Référence", key: "reference"), .init("État", key: "etat"), .init("Circuit", key: "circuit"),
        .init("Urgence", key: "urgence"), .init(isSent ? "Destination" : "Auteur", key: "tiers"),
        .init("Transmise le", key: "transmiseLe"), .init("Retour avant", key: "retour"),
        .init("Prise en charge", key: "priseEnChargePar"),
      ], rows: rows, whenEmpty: isSent ? "Aucune fiche transmise." : "Aucune fiche reçue.")
    console.print(table.text())
    let owed = try ObligationText.lines(try answer.optionalElements("obligationsDues"))
    if !owed.isEmpty { console.print("\nCe qui vous reste dû :\n" + owed.joined(separator: "\n")) }
    if let next = try answer.optionalString("suite") {
      console.print("\nSuite : navette inbox\(isSent ? " --sent" : "") --after \(SafeText.line(next))")
    }
  }
}

/// Percent-encoding of what goes in a query.
enum QueryText {
  static func encode(_ text: String) -> String {
    text.utf8.map { byte in
      switch byte {
      case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
        String(UnicodeScalar(byte))
      default:
        "%" + [byte >> 4, byte & 15].map { String($0, radix: 16, uppercase: true) }.joined()
      }
    }.joined()
  }
}
