import JSON

/// `navette inbox`
struct InboxCommand: AskingCommand {
  private static let sent = Flag("sent", "The fiches that this agent transmitted, instead of those received.")

  static let declaration = Declaration(
    "inbox", summary: "List the fiches received, or sent.",
    discussion: ["A list shows references, states and deadlines: no name. The consultation is journaled."],
    options: [sent.parameter] + PageArguments.parameters + Asking.options,
    examples: [
      .init("navette inbox", "What awaits this agent."), .init("navette inbox --sent --json", "What became of mine."),
    ])

  let asking: Asking
  private let page: PageArguments
  private let isSent: Bool

  init(_ values: Values) throws {
    (asking, page) = (try Asking(values), try PageArguments(values))
    isSent = values.isSet(Self.sent)
  }

  var request: GatewayRequest { .get("/api/boite?dossier=\(isSent ? "envoyees" : "recues")&\(page.query)") }

  func text(of answer: Answer) throws -> String {
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
    let table = Table(
      columns: [
        .init("Référence", key: "reference"), .init("État", key: "etat"), .init("Circuit", key: "circuit"),
        .init("Urgence", key: "urgence"), .init(isSent ? "Destination" : "Auteur", key: "tiers"),
        .init("Transmise le", key: "transmiseLe"), .init("Retour avant", key: "retour"),
        .init("Prise en charge", key: "priseEnChargePar"),
      ], rows: rows, whenEmpty: isSent ? "Aucune fiche transmise." : "Aucune fiche reçue.")
    let owed = try ObligationText.lines(try answer.optionalElements("obligationsDues"))
    let duties = owed.isEmpty ? "" : "\n\nCe que vous devez :\n" + owed.joined(separator: "\n")
    return try table.text() + duties + PageArguments.following(answer, "navette inbox\(isSent ? " --sent" : "")")
  }
}
