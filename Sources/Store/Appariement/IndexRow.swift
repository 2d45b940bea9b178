public import Liaison

/// What the blind index keeps of one fiche.
public struct IndexRow: Hashable, Sendable {
  /// The fiche.
  public let reference: Reference
  /// Whose key the codes are under, as `2026-T4`.
  public let epoque: String
  /// The codes, 8 bytes each.
  public let jetons: [UInt8]

  /// A row.
  public init(reference: Reference, epoque: String, jetons: [UInt8]) {
    (self.reference, self.epoque, self.jetons) = (reference, epoque, jetons)
  }
}

extension ReadTransaction {
  /// Every row of the blind index.
  ///
  /// - Complexity: O(n): each look-up reads it whole.
  public func indexRows(_ body: (IndexRow) throws -> Void) throws {
    let rows = try connection.all("SELECT reference, epoque, jetons FROM index_aveugle") {
      try IndexRow(reference: $0.reference(), epoque: $0.text(), jetons: $0.blob())
    }
    try rows.forEach(body)
  }

  /// The epochs that rows are under.
  public func indexEpochs() throws -> Set<String> {
    Set(try connection.all("SELECT DISTINCT epoque FROM index_aveugle") { try $0.text() })
  }

  /// How often an agent looked in the index on a day.
  public func searches(by agent: AgentID, on day: CalendarDay) throws -> Int {
    try connection.first(
      "SELECT nombre FROM recherches WHERE agent = ? AND jour = ?", .of(agent), .number(day.dayNumber)
    ) { try $0.number() } ?? 0
  }
}

extension WriteTransaction {
  /// Enters a fiche in the blind index. It leaves it when it is erased.
  public func index(_ row: IndexRow) throws {
    try connection.run(
      "INSERT INTO index_aveugle (reference, epoque, jetons) VALUES (?, ?, ?)", .of(row.reference),
      .text(row.epoque), .blob(row.jetons))
  }

  /// Counts one more look-up of an agent; of each, the last day alone is kept.
  /// - Throws: ``StoreError`` with code `versionConflict` unless so many were counted before.
  public func countSearch(by agent: AgentID, on day: CalendarDay, after before: Int) throws {
    guard try searches(by: agent, on: day) == before else { throw StoreError(.versionConflict, "counting a look-up") }
    try connection.run(
      """
      INSERT INTO recherches (agent, jour, nombre) VALUES (?1, ?2, ?3)
      ON CONFLICT (agent) DO UPDATE SET jour = ?2, nombre = ?3
      """, .of(agent), .number(day.dayNumber), .number(before + 1))
  }
}
