public import Cryptography
public import Foundation
public import Liaison

/// A sheet of what is to be eliminated, for the visa of the Archives départementales.
public struct Bordereau: Hashable, Sendable {
  /// Its number.
  public let numero: Int
  /// When it was made.
  public let date: Date
  /// How many fiches are on it.
  public let count: Int
  /// SHA-256 of its text.
  public let digest: Digest
  /// When the visa was given; nil while it is awaited.
  public let visa: Date?
}

extension ReadTransaction {
  /// The sheets, the latest first.
  public func bordereaux(limit: Int = 50) throws -> [Bordereau] {
    try connection.all("\(Bordereau.select) ORDER BY numero DESC LIMIT ?", .number(limit)) { try Bordereau(&$0) }
  }

  /// A sheet, or nil.
  public func bordereau(_ numero: Int) throws -> Bordereau? {
    try connection.first("\(Bordereau.select) WHERE numero = ?", .number(numero)) { try Bordereau(&$0) }
  }

  /// The fiches of a sheet, in the order of their references.
  public func fiches(on numero: Int) throws -> [FicheRecord] {
    try connection.all(
      """
      SELECT \(FicheRecord.columns) FROM bordereaux_fiches JOIN fiches USING (reference)
      WHERE numero = ? ORDER BY bordereaux_fiches.reference
      """, .number(numero)
    ) { try FicheRecord(&$0) }
  }
}

extension WriteTransaction {
  /// Makes a sheet.
  ///
  /// - Throws: ``StoreError`` with code `alreadyExists` when a fiche is on another.
  public func insert(_ references: [Reference], asSheet digest: Digest, at date: Date) throws -> Bordereau {
    let numero =
      try connection.first("SELECT coalesce(max(numero), 0) + 1 FROM bordereaux") { try $0.number(Int.self) } ?? 1
    try connection.run(
      "INSERT INTO bordereaux (numero, etabli_le, nombre, empreinte) VALUES (?, ?, ?, ?)", .number(numero), .of(date),
      .number(references.count), .of(digest))
    for reference in references {
      try connection.run(
        "INSERT INTO bordereaux_fiches (reference, numero) VALUES (?, ?)", .of(reference), .number(numero))
    }
    return Bordereau(numero: numero, date: date, count: references.count, digest: digest, visa: nil)
  }

  /// Notes that the visa was given.
  ///
  /// - Returns: Whether it was awaited.
  public func stamp(_ numero: Int, at date: Date) throws -> Bool {
    try connection.run(
      "UPDATE bordereaux SET vise_le = ? WHERE numero = ? AND vise_le IS NULL", .of(date), .number(numero))
      > 0
  }
}

extension Bordereau {
  fileprivate static let select = "SELECT numero, etabli_le, nombre, empreinte, vise_le FROM bordereaux"

  fileprivate init(_ row: inout Row) throws {
    (numero, date, count) = (try row.number(), try row.date(), try row.number())
    (digest, visa) = (try row.digest(), try row.optionalDate())
  }
}
