public import Foundation
public import Liaison

/// A fiche that may be past its retention, and what stands between it and its elimination.
public struct DueFiche: Hashable, Sendable {
  /// The fiche.
  public let fiche: FicheRecord
  /// Until when it is kept apart; nil when it was not archived.
  public let archive: Date?
  /// The sheet that it is on.
  public let sheet: Int?
  /// Whether that sheet has the visa.
  public let hasVisa: Bool
}

/// Where a walk through what is due stands: the last change of the last fiche, and its reference.
public struct DueCursor: Hashable, Sendable {
  /// Milliseconds since 1970.
  public let instant: Int64
  /// The reference; nothing before the first.
  public let reference: String

  /// The beginning.
  public static let beginning = DueCursor(instant: .min, reference: "")

  /// A place.
  public init(instant: Int64, reference: String) { (self.instant, self.reference) = (instant, reference) }

  /// After a fiche.
  public init(after fiche: FicheRecord) {
    (instant, reference) = (fiche.etat.acte.le.milliseconds, fiche.reference.description)
  }
}

extension ReadTransaction {
  /// The fiches whose last change came before an instant, in that order; erased ones have nothing left to expire.
  public func dueFiches(before instant: Date, after cursor: DueCursor = .beginning, limit: Int) throws -> [DueFiche] {
    try connection.all(
      """
      SELECT \(FicheRecord.columns), archives.fin, bordereaux_fiches.numero, bordereaux.vise_le FROM fiches
      LEFT JOIN archives ON archives.reference = fiches.reference
      LEFT JOIN bordereaux_fiches ON bordereaux_fiches.reference = fiches.reference
      LEFT JOIN bordereaux ON bordereaux.numero = bordereaux_fiches.numero
      WHERE etat <> 'effacee' AND etat_le < ? AND (etat_le, fiches.reference) > (?, ?)
      ORDER BY etat_le, fiches.reference LIMIT ?
      """, .of(instant), .integer(cursor.instant), .text(cursor.reference), .number(limit)
    ) { row in
      let fiche = try FicheRecord(&row)
      let (archive, sheet) = (try row.optionalDate(), try row.optionalInteger().map { Int($0) })
      return DueFiche(fiche: fiche, archive: archive, sheet: sheet, hasVisa: try row.optionalDate() != nil)
    }
  }

  /// Until when a fiche is kept apart; nil when it was not archived.
  public func archiveEnd(of reference: Reference) throws -> Date? {
    try connection.first("SELECT fin FROM archives WHERE reference = ?", .of(reference)) { try $0.date() }
  }

  /// Whether the Archives départementales agreed to the elimination of a fiche.
  public func hasVisa(_ reference: Reference) throws -> Bool {
    try connection.exists(
      """
      SELECT 1 FROM bordereaux_fiches JOIN bordereaux USING (numero)
      WHERE bordereaux_fiches.reference = ? AND vise_le IS NOT NULL
      """, .of(reference))
  }
}

extension WriteTransaction {
  /// Keeps a fiche apart, for a reason and until a date; another reason takes the place of the former.
  public func archive(_ reference: Reference, _ motif: MotifArchivage, until end: Date, _ acte: Acte) throws {
    try connection.run(
      "INSERT OR REPLACE INTO archives (reference, motif, fin, agent, le) VALUES (?, ?, ?, ?, ?)", .of(reference),
      .of(motif), .of(end), .of(acte.par), .of(acte.le))
  }
}
