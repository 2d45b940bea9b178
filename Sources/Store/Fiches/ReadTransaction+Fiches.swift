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
    var places: [PageCursor] = []
    for organisme in organismes {
      for etat in filter.natures.subtracting([.brouillon]) {
        places += try connection.all(
          FicheRow.inbox,
          filter.arguments + [
            .of(organisme), .of(etat), .integer(cursor?.priority ?? -1), .integer(cursor?.deadline ?? .min),
            .integer(cursor?.arrival ?? .min), .text(cursor?.reference ?? ""), .optional(agent), .number(limit + 1),
          ], decode: FicheRow.place)
      }
    }
    return try page(places.sorted { $0.place < $1.place }, limit: limit)
  }

  /// The fiches an agent wrote, the latest first. The scope is in the query.
  ///
  /// - Parameter limit: 1...500 rows.
  public func sent(
    by auteur: AgentID, filter: FicheFilter = FicheFilter(), after cursor: PageCursor? = nil, limit: Int = 50
  ) throws -> Page<FicheRecord> {
    let limit = min(max(limit, 1), 500)
    var places: [PageCursor] = []
    for etat in filter.natures {
      places += try connection.all(
        FicheRow.sent,
        filter.arguments + [
          .of(auteur), .of(etat), .integer(cursor?.arrival ?? .max), .text(cursor?.reference ?? ""),
          .number(limit + 1),
        ], decode: FicheRow.place)
    }
    return try page(places.sorted { ($1.arrival, $0.reference) < ($0.arrival, $1.reference) }, limit: limit)
  }

  /// Reads the fiches of the first places, now that the walks are merged.
  private func page(_ places: [PageCursor], limit: Int) throws -> Page<FicheRecord> {
    let kept = places.prefix(limit)
    let fiches = try kept.map { place in
      guard let fiche = try fiche(Reference(place.reference)) else { throw StoreError(.corrupt, "reading a list") }
      return fiche
    }
    return Page(elements: fiches, next: places.count > limit ? kept.last : nil)
  }

  /// The fiches whose next deadline has passed, the oldest first.
  public func overdueFiches(at instant: Date, limit: Int = 500) throws -> [FicheRecord] {
    try connection.all(
      "SELECT \(FicheRecord.columns) FROM fiches WHERE echeance <= ? ORDER BY echeance LIMIT ?", .of(instant),
      .number(limit)
    ) { try FicheRecord(&$0) }
  }
}

/// Where rows stand in a list. Each body and each state is one walk along an index, for no more places than a page has: the
/// walks are merged afterwards, which no single ORDER BY would do without reading everything.
enum FicheRow {
  /// The fiches that one body received and that are in one state.
  static let inbox = """
    SELECT priorite, echeance, transmise_le, fiches.reference FROM fiches
    WHERE destination = ?3 AND etat = ?4
      AND (priorite, echeance, transmise_le, fiches.reference) > (?5, ?6, ?7, ?8) AND \(FicheFilter.condition)
      AND NOT EXISTS (SELECT 1 FROM conflits WHERE agent = ?9 AND conflits.reference = fiches.reference)
    ORDER BY priorite, echeance, transmise_le, fiches.reference LIMIT ?10
    """

  /// The fiches that one author wrote and that are in one state.
  static let sent = """
    SELECT 0, 0, transmise_le, fiches.reference FROM fiches
    WHERE auteur = ?3 AND etat = ?4 AND transmise_le <= ?5 AND (transmise_le < ?5 OR fiches.reference > ?6)
      AND \(FicheFilter.condition)
    ORDER BY transmise_le DESC, fiches.reference LIMIT ?7
    """

  static func place(_ row: inout Row) throws -> PageCursor {
    PageCursor(
      priority: try row.integer(), deadline: try row.integer(), arrival: try row.integer(), reference: try row.text())
  }
}
