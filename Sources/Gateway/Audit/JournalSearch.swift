internal import JSON
internal import Journal
internal import Liaison
internal import Store

/// A search under way, from the newest entry down.
struct JournalSearch {
  private let criteria: JournalCriteria
  private let marks: [ByteMark]
  private let limit: Int
  /// Only entries below it are left to look at.
  private var cursor: UInt64
  private var lines: [JSON] = []
  private var bodies = 0
  private var entries = 0
  private var pruned = 0

  init(_ criteria: JournalCriteria, before: UInt64, limit: Int) {
    (self.criteria, self.limit, cursor) = (criteria, limit, before)
    marks = criteria.marks
  }

  private var isFull: Bool { lines.count >= limit }
  private var isTired: Bool { bodies >= SearchJournal.mostBodies || entries >= SearchJournal.mostEntries }

  /// Whether enough was found, or looked at, or nothing is left.
  var isOver: Bool { cursor == 0 || isFull || isTired }

  /// Looks at the next entries, in one snapshot.
  mutating func read(_ transaction: ReadTransaction, entries count: UInt64) throws {
    let range = cursor - min(cursor, count)..<cursor
    try scan(transaction.journal, range)
    if !isFull && !isTired { cursor = range.lowerBound }
  }

  /// Looks at the entries of a timeline, and at those beside them: what one commit says of a fiche stands together.
  mutating func read(_ transaction: ReadTransaction, about reference: Reference) throws {
    let leaves = try transaction.timeline(of: reference).filter { $0.formerJournal == nil }.map(\.leaf)
    let near = Set(leaves.flatMap { leaf in (leaf - min(leaf, 2)...leaf + 2) }).filter { $0 < cursor }
    for leaf in near.sorted(by: >) where !isFull { try scan(transaction.journal, leaf..<leaf + 1) }
    if !isFull { cursor = 0 }
  }

  private mutating func scan(_ journal: StoredJournal, _ range: Range<UInt64>) throws {
    let criteria = criteria
    var passedOver = 0
    var seen = self
    try journal.readBackwards(range) { _, entry in
      let mayMatch = criteria.mayMatch(entry)
      if !mayMatch { passedOver += 1 }
      return mayMatch
    } visit: { index, entry, body in
      try seen.look(index, entry, body)
      return !seen.isFull && !seen.isTired
    }
    self = seen
    entries += passedOver
  }

  private mutating func look(_ index: UInt64, _ entry: LogEntry, _ body: UnsafeRawBufferPointer?) throws {
    entries += 1
    cursor = index
    guard let body else {
      pruned += 1
      if criteria.shows(pruned: entry) { lines.append(JournalLine.json(pruned: index, entry)) }
      return
    }
    bodies += 1
    guard marks.allSatisfy({ $0.stands(in: body) }), let object = try JSON.parse(Array(body)).object,
      criteria.matches(object)
    else { return }
    lines.append(JournalLine.json(index, entry, object))
  }

  /// What was found, and where to go on.
  func answer(size: UInt64) -> JSONObject {
    var answer: JSONObject = [
      "entrees": .array(lines), "taille": .integer(Int64(clamping: size)), "examinees": .integer(Int64(entries)),
      "elaguees": .integer(Int64(pruned)), "interrompue": .bool(cursor > 0 && !isFull),
    ]
    if cursor > 0 { answer["suite"] = .integer(Int64(clamping: cursor)) }
    return answer
  }
}
