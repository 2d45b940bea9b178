internal import Cryptography
public import Liaison

/// The tables of a quarter, as they are kept.
public struct TableauxRecord: Hashable, Sendable {
  /// The quarter: `2026-T4`.
  public let trimestre: String
  /// The tables, as they were written.
  public let tableaux: String
  /// Whether everyone may read them.
  public let publie: Bool
  /// What whoever published them says of them.
  public let commentaire: String?

  /// Tables that nobody has published yet.
  public init(trimestre: String, tableaux: String) {
    (self.trimestre, self.tableaux, publie, commentaire) = (trimestre, tableaux, false, nil)
  }

  fileprivate init(_ row: inout Row) throws {
    (trimestre, tableaux, publie) = (try row.text(), try row.text(), try row.flag())
    commentaire = try row.optionalText()
  }
}

extension ReadTransaction {
  /// What waits in a fiche's row to be counted once it ends; nil when nothing does.
  public func statistique(of reference: Reference) throws -> String? {
    try connection.first("SELECT statistique FROM fiches WHERE reference = ?", .of(reference)) {
      try $0.optionalText()
    } ?? nil
  }

  /// Walks through the records of some months, without a copy of any.
  public func faits(
    _ population: String, mois: [String], _ body: (UnsafeRawBufferPointer, _ mois: Int) throws -> Void
  ) throws {
    let statement = try connection.statement(
      "SELECT CAST(faits AS BLOB) FROM faits_statistiques WHERE population = ? AND mois = ?")
    for (place, month) in mois.enumerated() {
      defer { statement.reset() }
      try statement.bind([.text(population), .text(month)])
      while try statement.step() { try statement.withBlob(0) { try body($0, place) } }
    }
  }

  /// The months that have records, in order.
  public func moisComptes() throws -> [String] {
    try connection.all("SELECT DISTINCT mois FROM faits_statistiques ORDER BY mois") { try $0.text() }
  }

  /// The tables of a quarter, or nil if they were not made.
  public func tableaux(_ trimestre: String) throws -> TableauxRecord? {
    try connection.first(
      "SELECT trimestre, tableaux, publie, commentaire FROM tableaux_statistiques WHERE trimestre = ?", .text(trimestre)
    ) { try TableauxRecord(&$0) }
  }

  /// The tables that were made, in order.
  public func tableaux() throws -> [TableauxRecord] {
    try connection.all(
      "SELECT trimestre, tableaux, publie, commentaire FROM tableaux_statistiques ORDER BY trimestre"
    ) { try TableauxRecord(&$0) }
  }
}

extension WriteTransaction {
  /// Keeps in a fiche's own row what will be counted once it ends; nil: nothing will.
  public func wait(statistique: String?, of reference: Reference) throws {
    try connection.run(
      "UPDATE fiches SET statistique = ? WHERE reference = ?", .optional(statistique), .of(reference))
  }

  /// Adds a record. One of the same identifier is the same record: it is added once.
  /// - Parameter id: 16 random bytes; drawn here by default.
  public func count(_ faits: String, population: String, mois: String, id: [UInt8]? = nil) throws {
    try connection.run(
      """
      INSERT INTO faits_statistiques (mois, population, id, faits) VALUES (?, ?, ?, ?)
      ON CONFLICT (population, mois, id) DO NOTHING
      """, .text(mois), .text(population), .blob(id ?? SecureRandom.bytes(16)), .text(faits))
  }

  /// Keeps the tables of a quarter, unless they were made already: they are made once.
  public func keep(_ record: TableauxRecord) throws {
    try connection.run(
      """
      INSERT INTO tableaux_statistiques (trimestre, tableaux, publie) VALUES (?, ?, 0) ON CONFLICT (trimestre) DO NOTHING
      """, .text(record.trimestre), .text(record.tableaux))
  }

  /// Publishes the tables of a quarter.
  /// - Returns: false if they were published already.
  /// - Throws: ``StoreError`` with code `notFound` if they were not made.
  public func publish(tableaux trimestre: String, commentaire: String?) throws -> Bool {
    guard let record = try tableaux(trimestre) else { throw StoreError(.notFound, "publishing tables") }
    guard !record.publie else { return false }
    try connection.run(
      "UPDATE tableaux_statistiques SET publie = 1, commentaire = ? WHERE trimestre = ?", .optional(commentaire),
      .text(trimestre))
    return true
  }
}
