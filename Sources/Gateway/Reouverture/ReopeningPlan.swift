public import Cryptography
public import Journal
internal import Law
internal import Liaison

/// What a newer copy of a journal tells, that a database restored from a backup does not know: read while the copy is
/// verified, entry by entry.
public struct ReopeningPlan: BodyVisitor, Sendable {
  /// Why something that may have closed something cannot be replayed.
  public enum Obstacle: String, Hashable, Sendable, CaseIterable {
    /// Its body was pruned.
    case pruned = "elague"
    /// Its body says what this version does not understand.
    case unreadable = "illisible"
    /// What it is about came after the backup, and is not in the database: there is nothing to close.
    case absent = "absent"
  }

  /// An entry that is not replayed.
  public struct Unreplayed: Hashable, Sendable {
    /// The entry, in the former journal.
    public let leaf: UInt64
    /// What happened, when it is known.
    public let event: EventKind?
    /// Why.
    public let obstacle: Obstacle
  }

  /// A step of a fiche.
  struct Step: Sendable {
    let leaf: UInt64
    let event: String
    let read: ReadEvent
  }

  /// The texts that the bodies cite.
  public private(set) var cited: Set<Digest> = []
  /// What is to be replayed, in order.
  private(set) var acts: [(leaf: UInt64, event: ReadEvent, act: ActToReplay)] = []
  /// What cannot be.
  public private(set) var unreplayed: [Unreplayed] = []
  /// The acts whose effects are lost, since the journal holds digests of what they gave: how many of each.
  private(set) var lost: [EventKind: Int] = [:]
  /// What timelines are told again.
  private(set) var steps: [Step] = []
  private let first: UInt64

  /// A plan that begins at an entry: the first that the restored database does not have.
  public init(from first: UInt64) { self.first = first }

  /// Takes the next entry.
  public mutating func visit(_ body: UnsafeRawBufferPointer?, of entry: LogEntry?, at index: UInt64) {
    if let body { cited.formUnion(PolicyCitations.digests(in: body)) }
    guard index >= first else { return }
    guard let body else {
      // A trace of an access closes nothing.
      if entry?.retention != .access { unreplayed.append(.init(leaf: index, event: nil, obstacle: .pruned)) }
      return
    }
    guard let event = try? ReadEvent(canonical: Array(body)) else {
      return unreplayed.append(.init(leaf: index, event: nil, obstacle: .unreadable))
    }
    note(event, at: index)
  }

  private mutating func note(_ event: ReadEvent, at index: UInt64) {
    if event.agent != nil, event.subject.flatMap({ try? Reference($0) }) != nil, !Self.isReading(event) {
      let name = event.kind.rawValue + (event.isPermitted == false ? EventKind.refusedSuffix : "")
      steps.append(Step(leaf: index, event: name, read: event))
    }
    do {
      if let act = try ActToReplay(event) {
        acts.append((index, event, act))
      } else if event.isPermitted == true, event.kind.retention == .disclosure {
        lost[event.kind, default: 0] += 1
      }
    } catch {
      unreplayed.append(.init(leaf: index, event: event.kind, obstacle: .unreadable))
    }
  }

  /// Readings that were permitted are in no timeline.
  private static func isReading(_ event: ReadEvent) -> Bool {
    event.isPermitted == true && event.kind.retention == .access
  }
}
