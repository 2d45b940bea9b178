internal import Foundation
internal import JSON
public import Journal

/// Reads the bodies of a journal for a report, one after the other. Only what a report counts is parsed whole.
public struct ReportReader {
  private var reader = EventReader()

  /// A reader, for one thread.
  public init() {}

  /// The event that a body tells.
  /// - Throws: ``EventReadingError`` for what is none.
  public mutating func event(_ body: JournalBody, leaf: UInt64) throws(EventReadingError) -> ReportedEvent {
    let outcome = body.bytes.withUnsafeBytes { bytes in
      Result { () throws(EventReadingError) in try reader.read(bytes) }
    }
    try outcome.get()
    let isRefused = reader.outcome == .refused
    guard isRefused || Self.counted.contains(reader.kind) else {
      let instant = Date(timeIntervalSince1970: TimeInterval(reader.instant))
      return ReportedEvent(
        leaf: leaf, kind: reader.kind, at: instant, isPermitted: reader.outcome == .permitted ? true : nil)
    }
    return ReportedEvent(try ReadEvent(body), leaf: leaf)
  }

  private static let counted: Set<EventKind> = ReportedEvent.disclosures.union(ReportedEvent.accesses)
    .union([.justification, .relecture])
}

extension ReportedEvent {
  /// What a report needs of an event that was read whole.
  public init(_ event: ReadEvent, leaf: UInt64) {
    self.init(
      leaf: leaf, kind: event.kind, at: event.instant, isPermitted: event.isPermitted, agent: event.agent,
      subject: event.subject)
    (policies, articles, categories) = (event.policies, event.articles, event.categories)
    (basis, obligations) = (event.fondement, event.texts(.obligations))
    conclusion = event.text(.conclusion)
    isOthers = event.isOthers
  }
}

extension ReadEvent {
  /// Whether what the decision was about belongs to others than the agent: another wrote it, and it is addressed to none of
  /// the agent's bodies, nor reviewed by one. Nil when it has no author.
  var isOthers: Bool? {
    guard let question, let principal = question["principal"], let resource = question["resource"] else { return nil }
    let entities = question["entities"]?.array ?? []
    func attributes(_ uid: JSON) -> JSON? { entities.first { $0["uid"] == uid }?["attrs"] }
    guard let agent = attributes(principal), let subject = attributes(resource),
      let author = subject["auteur"]?["__entity"]
    else { return nil }
    if author == agent["agent"]?["__entity"] { return false }
    let mine = agent["organismes"]?.array ?? []
    let theirs = [subject["destination"]].compactMap { $0 } + (subject["relecture"]?.array ?? [])
    return !theirs.contains { mine.contains($0) }
  }
}
