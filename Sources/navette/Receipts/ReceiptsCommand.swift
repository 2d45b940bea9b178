import JSON
import Journal
import Liaison

/// `navette receipts`
struct ReceiptsCommand: Command {
  private static let reference = Operand(
    "REFERENCE", .reference, "Ask the gateway for the receipts of this fiche.", isRequired: false)

  static let declaration = Declaration(
    "receipts", summary: "Verify receipts: those kept in the agent's folder, or those of a fiche.",
    discussion: [
      "A receipt proves that an event is in the journal: commitment, inclusion, and the signature of the key pinned in "
        + "agent.json. Without a reference nothing is asked of the gateway."
    ],
    operands: [reference.parameter], options: FicheAct.options,
    examples: [
      .init("navette receipts", "Verify again every receipt that was kept."),
      .init("navette receipts FN-2026-7K3Q-XM4T-QW", "Fetch, verify and keep those of a fiche."),
    ])

  private let agent: AgentArguments
  private let reference: Reference?
  private let isJSON: Bool

  init(_ values: Values) throws {
    agent = try AgentArguments(values)
    reference = try values.optional(Self.reference)
    isJSON = values.isSet(CommonOptions.json)
  }

  func run(_ console: Console) throws {
    let receipts: [VerifiedReceipt]
    if let reference {
      let session = try agent.session(console)
      let answer = try session.ask(.get("/api/fiches/\(reference)/recus", answerLimit: 16 << 20))
      receipts = try answer.elements("recus").map {
        try session.receipts.keep(try ReceivedReceipt($0), about: reference)
      }
    } else {
      let folder = try agent.folder()
      let verifier = try folder.configuration().verifier
      receipts =
        try FormerReceipts(folder).kept()
        + ReceiptKeeper(folder: folder.receiptsFolder, verifier: verifier).kept()
    }
    let rows = receipts.map { receipt -> [JSON] in
      [
        .integer(Int64(clamping: receipt.received.leaf)), .string(receipt.received.event),
        receipt.body["objet"] ?? .null, receipt.body["instant"] ?? .null,
        .integer(Int64(clamping: receipt.checkpoint.checkpoint.size)),
      ]
    }
    Table(
      columns: [
        .init("Feuille", key: "feuille"), .init("Événement", key: "evenement"), .init("Objet", key: "objet"),
        .init("Instant", key: "instant"), .init("Taille du journal", key: "taille"),
      ], rows: rows, whenEmpty: "Aucun reçu."
    ).print(console, asJSON: isJSON)
    if !isJSON, !rows.isEmpty { console.print("\n\(rows.count) reçu(s), tous vérifiés.") }
  }
}
