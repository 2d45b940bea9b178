internal import Liaison

/// A row of a list that shows the latest first.
protocol Listed: Sendable {
  /// `SELECT` and all its columns, up to `FROM`.
  static var select: String { get }
  /// The column of the instant by which the list is sorted.
  static var instant: String { get }
  /// What tells it from the others.
  var reference: Reference { get }
  /// Where it stands in the list.
  var place: PageCursor { get }
  init(_ row: inout Row) throws
}

/// One part of a list, which an index gives in order.
struct Walk {
  let condition: String
  let values: [SQLValue]

  init(_ condition: String, _ values: SQLValue...) { (self.condition, self.values) = (condition, values) }

  private init(condition: String, values: [SQLValue]) { (self.condition, self.values) = (condition, values) }

  /// The périls whose justification is sealed to a circonscription.
  static func justified(to circonscription: OrganismeID) -> Walk {
    Walk(
      "reference IN (SELECT reference FROM enveloppes WHERE nature = 'justification' AND destination = ?)",
      .of(circonscription))
  }

  /// A page of it, after a place.
  func sql<Record: Listed>(_ record: Record.Type) -> String {
    """
    \(record.select) WHERE \(condition) AND \(record.instant) <= ? AND (\(record.instant) < ? OR reference > ?)
    ORDER BY \(record.instant) DESC, reference LIMIT ?
    """
  }

  /// The same, narrowed.
  func and(_ other: String, _ value: SQLValue) -> Walk {
    Walk(condition: "\(condition) AND \(other)", values: values + [value])
  }
}

extension ReadTransaction {
  /// A row, or nil.
  func listed<Record: Listed>(_ reference: Reference) throws -> Record? {
    try connection.first("\(Record.select) WHERE reference = ?", .of(reference)) { try Record(&$0) }
  }

  /// One page of what some walks find, the latest first, then by reference. They are merged here, which no single `ORDER BY`
  /// would do along an index.
  ///
  /// - Parameters:
  ///   - only: this one alone, if they find it.
  ///   - limit: 1...500 rows.
  func latest<Record: Listed>(
    _ walks: [Walk], only: Reference?, after cursor: PageCursor?, limit: Int
  ) throws -> Page<Record> {
    let limit = min(max(limit, 1), 500)
    var found: [Reference: Record] = [:]
    for walk in walks {
      let walk = only.map { walk.and("reference = ?", .of($0)) } ?? walk
      let rows = try connection.all(
        walk.sql(Record.self),
        walk.values + [
          .integer(cursor?.arrival ?? .max), .integer(cursor?.arrival ?? .max), .text(cursor?.reference ?? ""),
          .number(limit + 1),
        ]
      ) { try Record(&$0) }
      // What two walks find is listed once.
      for row in rows { found[row.reference] = row }
    }
    let sorted = found.values.sorted { ($1.place.arrival, $0.place.reference) < ($0.place.arrival, $1.place.reference) }
    let kept = sorted.prefix(limit)
    return Page(elements: Array(kept), next: sorted.count > limit ? kept.last?.place : nil)
  }
}
