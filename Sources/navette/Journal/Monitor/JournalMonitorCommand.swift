import Foundation
import Gateway
import JSON
import Journal

/// `navette journal monitor`
struct JournalMonitorCommand: Command {
  private static let folder = Operand("DIR", .path, "The monitor's own folder: made the first time.")
  private static let once = Flag("once", "One round, for cron.")
  private static let every = Option("every", "SECONDS", .integer(in: 1...86_400), "Between two rounds. Default: 60.")
  private static let stale = Option(
    "stale", "SECONDS", .integer(in: 60...2_592_000), "A checkpoint that does not move for longer. Default: 7200.")
  private static let silence = Option(
    "unreachable", "SECONDS", .integer(in: 0...2_592_000), "A gateway that does not answer for longer. Default: 900.")
  private static let late = Option(
    "cosigned", "SECONDS", .integer(in: 60...2_592_000), "Entries that they do not cosign for longer. Default: 3600.")

  static let declaration = Declaration(
    "monitor",
    summary: "Follow a gateway's journal: prove each new checkpoint, give the alarm (moniteur, auditeur, DPO).",
    discussion: [
      "Each round fetches the checkpoint, verifies its signature by the key of agent.json, hashes every new entry, compares "
        + "it with the tiles and rebuilds the tree on what was proven before: nothing is believed, no proof is asked for. "
        + "What was proven is on the disk before it is said. The first round verifies the whole journal.",
      "It gives the alarm when the journal was put back, forked or rewritten, when a tile or a file is wrong, when the key "
        + "is another, when the checkpoint does not move (each hour of following leaves a trace, so that it must), when the "
        + "witnesses do not cosign it, or when the gateway does not answer. Both checkpoints are kept in DIR/preuves.",
      "Exit code with --once: 0 when all is proven and fresh, 1 when it is not fresh, 5 when the gateway does not answer, "
        + "7 when the journal cannot be believed.",
    ],
    operands: [folder.parameter],
    options: [
      once.parameter, every.parameter, stale.parameter, silence.parameter, WitnessArguments.witnesses.parameter,
      WitnessArguments.quorum.parameter,
      late.parameter,
    ] + AgentArguments.parameters + [CommonOptions.json.parameter],
    examples: [
      .init("navette journal monitor suivi --agent moniteur", "Until it is stopped, a round a minute."),
      .init("navette journal monitor suivi --once --json --witness temoin.vkey", "One round, a line of JSON an event."),
    ])

  private let agent: AgentArguments
  private let folder: FilePath
  private let limits: MonitorLimits
  private let period: TimeInterval?
  private let witnesses: WitnessArguments
  private let isJSON: Bool

  init(_ values: Values) throws {
    agent = try AgentArguments(values)
    folder = try values.required(Self.folder)
    var limits = MonitorLimits()
    limits.stale = try values.optional(Self.stale).map { TimeInterval($0) } ?? limits.stale
    limits.unreachable = try values.optional(Self.silence).map { TimeInterval($0) } ?? limits.unreachable
    limits.cosigned = try values.optional(Self.late).map { TimeInterval($0) } ?? limits.cosigned
    witnesses = try WitnessArguments(values)
    self.limits = limits
    period = values.isSet(Self.once) ? nil : TimeInterval(try values.optional(Self.every) ?? 60)
    isJSON = values.isSet(CommonOptions.json)
  }

  func run(_ console: Console) throws {
    let session = try agent.session(console)
    var limits = limits
    limits.quorum = try witnesses.rule()
    var monitor = try JournalMonitor(session, try MonitorFolder(folder), limits)
    var voice = MonitorVoice(console, isJSON: isJSON)
    while true {
      var progress: ProgressLine?
      let before = monitor.tree.size
      let round = try monitor.round { done, size in
        if progress == nil { progress = ProgressLine(of: size, console) }
        progress?.done(done)
      }
      voice.tell(round, monitor.tree, grown: monitor.tree.size - before)
      guard let period else { return try Self.end(round) }
      Thread.sleep(forTimeInterval: period)
    }
  }

  private static func end(_ round: JournalMonitor.Round) throws {
    if round.alarms.contains(where: \.code.isOfIntegrity) {
      throw CommandError(.untrusted, "JOURNAL ALTÉRÉ / ALTERED JOURNAL")
    }
    guard round.isReached else { throw CommandError(.unavailable, "the gateway does not answer") }
    guard round.alarms.isEmpty else { throw CommandError(.refused, "") }
  }
}
