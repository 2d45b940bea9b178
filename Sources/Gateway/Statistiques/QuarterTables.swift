internal import Foundation
internal import JSON
internal import Statistics
internal import Store

/// The tables of a quarter: made once, when it is over, and kept.
struct QuarterTables: Sendable {
  let desk: Desk
  let catalogue: Catalogue
  let masquage: Masquage

  /// Tables, and whether everyone may read them.
  struct Kept: Sendable {
    let tables: TableauxDuTrimestre
    let record: TableauxRecord
  }

  /// The tables of a quarter that was made, or nil.
  func kept(_ trimestre: Trimestre) throws -> Kept? {
    try desk.database.read { try $0.tableaux(trimestre.code) }.map(Self.read)
  }

  /// Every quarter that was made, in order.
  func all() throws -> [Kept] { try desk.database.read { try $0.tableaux() }.map(Self.read) }

  private static func read(_ record: TableauxRecord) throws -> Kept {
    Kept(tables: try TableauxDuTrimestre(JSON.parse(record.tableaux)), record: record)
  }

  /// The quarters that have records and are over, in order.
  func over() throws -> [Trimestre] {
    let current = desk.clock().mois.trimestre
    let months = try desk.database.read { try $0.moisComptes() }.compactMap { Mois($0) }
    return Set(months.map(\.trimestre)).filter { $0 < current }.sorted()
  }

  /// Counts the records of a quarter and hides what must be hidden. It takes seconds for a million records.
  /// - Throws: ``GatewayError`` with `wrongState` for a quarter that is not over, `notFound` for one without a record.
  func make(_ trimestre: Trimestre) throws -> TableauxDuTrimestre {
    guard trimestre < desk.clock().mois.trimestre else {
      throw GatewayError(
        .wrongState, "Ce trimestre n’est pas terminé : ses tableaux seront établis une seule fois, quand il le sera.")
    }
    let releves = try desk.database.read { transaction in
      try Population.allCases.map { population in
        var releve = Releve(trimestre, population, catalogue)
        try transaction.faits(population.rawValue, mois: trimestre.mois.map(\.code)) { text, month in
          releve.ajoute(text, mois: trimestre.mois[month])
        }
        return releve
      }
    }
    guard releves.contains(where: { $0.total > 0 }) else {
      throw GatewayError(.notFound, "Rien n’a été compté dans ce trimestre.")
    }
    return TableauxDuTrimestre(releves, masquage, trimestre: trimestre)
  }

  /// The tables of a quarter, made and kept if they are not yet. Two that are made at once are the same, since nothing is
  /// added to a quarter that is over; the first is kept.
  func callAsFunction(_ trimestre: Trimestre, completion: @escaping Completion<Kept>) {
    do {
      if let kept = try kept(trimestre) { return completion(.done(kept)) }
      let tables = try make(trimestre)
      desk.database.write { transaction in
        try transaction.keep(
          TableauxRecord(trimestre: trimestre.code, tableaux: String(decoding: tables.json.serialized(), as: UTF8.self))
        )
      } completion: { result in
        do {
          _ = try result.get()
          guard let kept = try kept(trimestre) else { throw GatewayError.unavailable }
          completion(.done(kept))
        } catch {
          completion(.failed(GatewayError(error)))
        }
      }
    } catch {
      completion(.failed(GatewayError(error)))
    }
  }
}
