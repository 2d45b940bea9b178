public import Foundation
public import Liaison

extension ReadTransaction {
  /// A fiche, or nil.
  public func fiche(_ reference: Reference) throws -> FicheRecord? {
    try connection.first("SELECT \(FicheRecord.columns) FROM fiches WHERE reference = ?", .of(reference)) {
      try FicheRecord(&$0)
    }
  }

  /// The fiches received by some bodies, the most urgent first, then by deadline and arrival. The scope is in the query.
  ///
  /// - Parameters:
  ///   - organismes: The bodies; none gives an empty page.
  ///   - agent: Who reads: fiches in which they declared a conflict of interest are left out.
  ///   - limit: 1...500 rows.
  public func inbox(
    of organismes: Set<OrganismeID>, readBy agent: AgentID?, filter: FicheFilter = FicheFilter(),
    after cursor: PageCursor? = nil, limit: Int = 50
  ) throws -> Page<FicheRecord> {
    guard !organismes.isEmpty else { return Page(elements: [], next: nil) }
    let limit = min(max(limit, 1), 500)
    // Each body is one walk along the index; the walks are merged here, which no single ORDER BY would do.
    var rows: [(key: PageCursor, fiche: FicheRecord)] = []
    for organisme in organismes {
      rows += try connection.all(
        FicheRow.inbox,
        filter.arguments + [
          .of(organisme), .integer(cursor?.priority ?? -1), .integer(cursor?.deadline ?? .min),
          .integer(cursor?.arrival ?? .min), .text(cursor?.reference ?? ""), .optional(agent), .number(limit + 1),
        ], decode: FicheRow.decode)
    }
    rows.sort { $0.key.place < $1.key.place }
    return FicheRow.page(rows, limit: limit)
  }

  /// The fiches an agent wrote, the latest first. The scope is in the query.
  ///
  /// - Parameter limit: 1...500 rows.
  public func sent(
    by auteur: AgentID, filter: FicheFilter = FicheFilter(), after cursor: PageCursor? = nil, limit: Int = 50
  ) throws -> Page<FicheRecord> {
    let limit = min(max(limit, 1), 500)
    let rows = try connection.all(
      FicheRow.sent,
      filter.arguments + [
        .of(auteur), .integer(cursor?.arrival ?? .max), .text(cursor?.reference ?? ""), .number(limit + 1),
      ], decode: FicheRow.decode)
    return FicheRow.page(rows, limit: limit)
  }

  /// The fiches whose next deadline has passed, the oldest first.
  public func overdueFiches(at instant: Date, limit: Int = 500) throws -> [FicheRecord] {
    try connection.all(
      "SELECT \(FicheRecord.columns) FROM fiches WHERE echeance <= ? ORDER BY echeance LIMIT ?", .of(instant),
      .number(limit)
    ) { try FicheRecord(&$0) }
  }
}

/// A row of a list with its place.
enum FicheRow {
  /// One body's page, along its index.
  static let inbox = """
    SELECT priorite, echeance, transmise_le, \(FicheRecord.columns) FROM fiches
    WHERE (destination, priorite, echeance, transmise_le, fiches.reference) > (?4, ?5, ?6, ?7, ?8) AND destination = ?4
      AND etat <> 'brouillon' AND \(FicheFilter.condition)
      AND NOT EXISTS (SELECT 1 FROM conflits WHERE agent = ?9 AND conflits.reference = fiches.reference)
    ORDER BY priorite, echeance, transmise_le, fiches.reference LIMIT ?10
    """

  /// One author's page, along its index.
  static let sent = """
    SELECT 0, 0, transmise_le, \(FicheRecord.columns) FROM fiches
    WHERE auteur = ?4 AND transmise_le <= ?5 AND (transmise_le < ?5 OR fiches.reference > ?6)
      AND \(FicheFilter.condition)
    ORDER BY transmise_le DESC, fiches.reference LIMIT ?7
    """

  static func decode(_ row: inout Row) throws -> (key: PageCursor, fiche: FicheRecord) {
    let (priority, deadline, arrival) = (try row.integer(), try row.integer(), try row.integer())
    let fiche = try FicheRecord(&row)
    let reference = fiche.reference.description
    return (PageCursor(priority: priority, deadline: deadline, arrival: arrival, reference: reference), fiche)
  }

  static func page(_ rows: [(key: PageCursor, fiche: FicheRecord)], limit: Int) -> Page<FicheRecord> {
    let kept = rows.prefix(limit)
    return Page(elements: kept.map(\.fiche), next: rows.count > limit ? kept.last?.key : nil)
  }
}
