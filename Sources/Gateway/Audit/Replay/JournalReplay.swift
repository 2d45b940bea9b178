public import Cryptography
public import Journal
internal import Liaison

/// Replays the journal: reads every body strictly, and follows each fiche, avis, agent and set of policies from entry to
/// entry, as the gateway's own rules have it. What an entry says must follow from those before it.
///
/// Bodies that were pruned are unknown: what they may have changed is unknown too, until an entry tells it again, and is no
/// fault. So is everything that came before a journal which replaces another.
///
/// ```swift
/// var replay = JournalReplay()
/// for (index, entry, body) in journal { replay.visit(body, of: entry, at: index) }
/// replay.faults
/// ```
public struct JournalReplay: BodyVisitor {
  /// What was read.
  public struct Tally: Hashable, Sendable {
    /// Entries whose body was read.
    public var read: UInt64 = 0
    /// Entries whose body is gone.
    public var pruned: UInt64 = 0
    /// Acts that were permitted.
    public var permitted: UInt64 = 0
    /// Acts that were refused.
    public var refused: UInt64 = 0
    /// Entries about something that only pruned entries, or a former journal, could explain.
    public var unknown: UInt64 = 0
    /// Starts that follow no stop: the gateway was killed.
    public var abruptStops: UInt64 = 0
  }

  /// What was read.
  public internal(set) var tally = Tally()
  /// The sets of policies that bodies cite: their texts must be in an export.
  public internal(set) var cited: Set<Digest> = []

  var found: [ReplayFault] = []
  var reader = EventReader()
  var index: UInt64 = 0
  /// How many entries had been read at the last one that could not be: nothing older is sure. 0: none.
  var gap: UInt64 = 0
  /// Whether things may be known from before the first entry.
  var continues: Bool

  /// The number of each fiche.
  var ficheNumbers = KeyTable<ReferenceKey, Int>()
  var fiches: ContiguousArray<FicheReplay> = []
  var avis: [ReferenceKey: AvisReplay] = [:]
  var closedSaisines: Set<ReferenceKey> = []
  var envelopes = KeyTable<EnvelopeKey, EnvelopeReplay>()
  var agentNames = NamePool()
  var agents: ContiguousArray<AgentReplay> = []
  var bodyNames = NamePool()
  var sets: Set<DigestKey> = []
  var lastSet: DigestKey?
  var pending: PendingExamination?
  /// Whether the gateway runs; nil before its first start.
  var isRunning: Bool?
  var stopped: Int64 = 0
  /// Entries that tell of a clock that leapt: instants near them may be anything.
  var leaps: [UInt64] = []

  /// A replay of a journal.
  /// - Parameter continues: whether agents and fiches may be known from before its first entry.
  public init(continues: Bool = false) { self.continues = continues }

  /// Takes the next entry.
  /// - Parameters:
  ///   - body: the bytes of its body; nil when it was pruned.
  ///   - entry: nil when it cannot be read.
  public mutating func visit(_ body: UnsafeRawBufferPointer?, of entry: LogEntry?, at index: UInt64) {
    self.index = index
    guard let body else {
      tally.pruned += 1
      // Traces of accesses change nothing.
      if entry?.retention != .access { gap = index + 1 }
      return
    }
    do throws(EventReadingError) {
      try reader.read(body)
    } catch {
      gap = index + 1
      return fault(.unreadable(error))
    }
    tally.read += 1
    if let entry { check(entry) }
    if index == 0, !continues { checkBeginning() }
    if let oral = pending, reader.kind != .examenOral {
      fault(.examinationMissing, at: oral.index)
      pending = nil
    }
    switch reader.outcome {
    case .undecided: gatewayEvent(body)
    case .permitted, .refused: agentEvent(body, isPermitted: reader.outcome == .permitted)
    }
  }

  /// What contradicts the rest, in the order of the entries.
  public var faults: [ReplayFault] {
    var faults = found
    if let pending { faults.append(ReplayFault(index: pending.index, kind: .examinationMissing)) }
    guard !leaps.isEmpty else { return faults }
    return faults.filter { fault in
      fault.kind != .outsideItsHour || !leaps.contains { max($0, fault.index) - min($0, fault.index) <= Self.leapReach }
    }
  }

  /// How far from the entry that tells of a leap an instant may be wrong: what was being decided meanwhile.
  private static let leapReach: UInt64 = 1024
}

extension JournalReplay {
  mutating func fault(_ kind: ReplayFault.Kind, at index: UInt64? = nil) {
    found.append(ReplayFault(index: index ?? self.index, kind: kind))
  }

  /// Whether something may have happened that no entry tells.
  var mayBeUnknown: Bool { continues || gap > 0 }

  /// The bytes of a member, a string without its quotes.
  func part(_ member: EventMember, _ body: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    reader.place(of: member).map { UnsafeRawBufferPointer(rebasing: body[$0]) }
  }
}
