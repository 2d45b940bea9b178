import Gateway
import JSON
import Journal
import Liaison

/// `navette evidence fetch`
struct EvidenceFetchCommand: Command {
  private static let reference = Operand(
    "REFERENCE", .reference, "What has steps to be proven: a fiche, an avis de péril (AP), something said aloud (VV).",
    isRequired: false)
  private static let step = Option(
    "step", "N", .leaf, "A step, by its number in the journal, as `navette timeline` shows it.", isRepeated: true)
  private static let all = Flag("all", "Every step: what is done without --step.")
  private static let entry = Option(
    "entry", "N", .leaf, "An entry of the journal, in place of a fiche's step (auditeur).", isRepeated: true)
  private static let to = Option("to", "DIR", .path, "Where the files go; it must exist.", isRequired: true)

  static let declaration = Declaration(
    "fetch", summary: "Fetch evidence files of the steps of a fiche or an avis, verify them, and keep them.",
    discussion: [
      "One file for each step: preuve-REFERENCE-N.zip. It proves that the step took place and when, without content, and "
        + "`navette evidence verify` verifies it with no network. A file that is there already is left as it is: what "
        + "it holds may be erased from the gateway since."
    ],
    operands: [reference.parameter],
    options: AgentArguments.parameters + [
      step.parameter, all.parameter, entry.parameter, to.parameter, CommonOptions.json.parameter,
    ],
    examples: [
      .init("navette evidence fetch FN-2026-7K3Q-XM4T-QW --to preuves", "Every step that you may see."),
      .init("navette evidence fetch --entry 12 --to preuves", "Any entry, for who reviews the journal."),
    ])

  private let agent: AgentArguments
  private let reference: Reference?
  private let leaves: [UInt64]
  private let folder: FilePath
  private let isJSON: Bool

  init(_ values: Values) throws {
    agent = try AgentArguments(values)
    reference = try values.optional(Self.reference)
    let (steps, entries) = (try values.all(Self.step), try values.all(Self.entry))
    guard (reference == nil) != entries.isEmpty, reference != nil || steps.isEmpty else {
      throw CommandError.usage("give a REFERENCE, with --step or not, or --entry N")
    }
    guard !values.isSet(Self.all) || (reference != nil && steps.isEmpty) else {
      throw CommandError.usage("--all goes with a REFERENCE and without --step")
    }
    leaves = steps + entries
    folder = try values.required(Self.to)
    isJSON = values.isSet(CommonOptions.json)
  }

  func run(_ console: Console) throws {
    let session = try agent.session(console)
    guard PrivateFolder.exists(folder) else {
      throw CommandError(.notFound, "`\(SafeText.line(folder.description))` does not exist")
    }
    let trust = EvidenceTrust(verifier: session.configuration.verifier, root: try session.folder.root())
    var rows: [[JSON]] = []
    for leaf in try leaves.isEmpty ? steps(session) : leaves {
      let name = (reference.map { "preuve-\($0)-" } ?? "preuve-") + "\(leaf).zip"
      let file = folder.appending(name)
      guard !leaves.isEmpty || !BoundedFile.exists(file) else {
        console.warn("\(name) exists already, and is left as it is")
        continue
      }
      let check = try fetch(leaf, session, trust, now: console)
      try PrivateFile.create(file, check.file.bytes)
      try session.receipts.follow(check.checkpoint)
      rows.append([
        .string(name), .string(check.statement.event.code ?? "?"),
        check.statement.event.instant.map(JSON.string) ?? .null, .string(check.statement.body.rawValue),
      ])
    }
    Table(
      columns: [
        .init("Dossier", key: "dossier"), .init("Événement", key: "evenement"), .init("Instant", key: "instant"),
        .init("Corps", key: "corps"),
      ], rows: rows, whenEmpty: "Aucune preuve nouvelle."
    ).print(console, asJSON: isJSON)
    if !isJSON, !rows.isEmpty { console.print("\n\(rows.count) dossier(s) de preuve, vérifiés et conservés.") }
  }

  /// The steps that were made: an attempt that was refused is none.
  private func steps(_ session: GatewaySession) throws -> [UInt64] {
    guard let reference else { return [] }
    let steps = reference.kind == .ficheNavette ? "chronologie" : "etapes"
    let answer = try session.ask(.get("/api/\(reference.kind.collection)/\(reference)/\(steps)"))
    try session.check(reference, in: answer)
    return try answer.elements("evenements").filter {
      EventKind(rawValue: try $0.string("evenement", maximum: 64)) != nil
    }.map { try $0.natural("feuille") }
  }

  private func fetch(
    _ leaf: UInt64, _ session: GatewaySession, _ trust: EvidenceTrust, now console: Console
  ) throws -> EvidenceCheck {
    let target =
      reference.map { "/api/\($0.kind.collection)/\($0)/preuves/\(leaf)" } ?? "/api/journal/preuves/\(leaf)/dossier"
    let answer = try session.exchange(.get(target, answerLimit: StoredArchive.maximumByteCount))
    let check: EvidenceCheck
    do {
      check = try EvidenceCheck(answer.body, trusting: trust, at: console.now())
    } catch {
      throw error.error
    }
    guard check.statement.place.leaf == leaf,
      reference.map({ check.statement.event.subject == $0.description }) ?? true
    else { throw EvidenceFault("la passerelle a répondu d’une autre étape").error }
    return check
  }
}
