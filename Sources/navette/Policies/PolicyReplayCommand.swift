import JSON
import Journal
import Law

/// `navette policy replay`
struct PolicyReplayCommand: Command {
  private static let agent = Option(
    "agent", "DIR", .path, "Fetch the journal from the gateway instead (auditeur, DPO).", environment: "NAVETTE_AGENT")
  private static let policies = Option(
    "policies", "DIR", .path, "Decide with this set instead: what it would have decided otherwise.")

  static let declaration = Declaration(
    "replay", summary: "Decide past decisions again from their coded facts; report any that differ.",
    discussion: [
      "Each decision is taken again with the very text of the set that it cites, found in the export. A body that was "
        + "pruned is unknown, and is counted so. The journal is verified first.",
      "Exit code 0 when every decision comes out the same, 1 when one differs or cannot be taken again although its body "
        + "is there, 7 when the journal is altered.",
    ],
    options: [
      PolicyArguments.journal.parameter, JournalArguments.vkey.parameter, policies.parameter, agent.parameter,
      CommonOptions.passphraseFile.parameter, CommonOptions.json.parameter,
    ],
    examples: [
      .init("navette policy replay --journal export --vkey log.vkey", "Offline, from an export."),
      .init("navette policy replay --journal export --policies Policies", "Against the set of a folder."),
    ])

  private let journal: FilePath?
  private let vkey: FilePath?
  private let agent: AgentArguments?
  private let policies: FilePath?
  private let isJSON: Bool

  init(_ values: Values) throws {
    journal = try values.optional(PolicyArguments.journal)
    vkey = try values.optional(JournalArguments.vkey)
    let passphraseFile = try values.optional(CommonOptions.passphraseFile)
    agent = try values.optional(Self.agent).map { AgentArguments(path: $0, passphraseFile: passphraseFile) }
    policies = try values.optional(Self.policies)
    isJSON = values.isSet(CommonOptions.json)
    guard journal != nil || agent != nil else { throw CommandError.usage("give --journal DIR or --agent DIR") }
  }

  func run(_ console: Console) throws {
    let imposed = try policies.map(PolicyFolder.book)
    let journal = try open(console)
    var replay = imposed.map { Replay(with: $0) } ?? Replay { journal.export.text($0) }
    try journal.visit { leaf, body in
      replay.add(leaf: leaf, body: body?.bytes)
      return true
    }
    if isJSON { console.print(ReplayReport(replay).json.text) } else { ReplayReport(replay).print(console) }
    guard replay.isFaithful else { throw CommandError(.refused, "") }
  }

  private func open(_ console: Console) throws -> VerifiedJournal {
    if let journal { return try VerifiedJournal(journal, vkey: vkey) }
    guard let agent else { throw CommandError.usage("give --journal DIR or --agent DIR") }
    return try VerifiedJournal(fetching: try agent.session(console))
  }
}
