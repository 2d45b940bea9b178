public import JSON
internal import Journal
internal import Liaison
internal import Store

/// Searches the journal, the newest entries first, for those who review it.
///
/// One request does a bounded work: some thousands of bodies. Where it ends before enough was found, the answer says from
/// which entry to go on. A reference is found at once, by the timelines that the gateway keeps.
public struct SearchJournal: Sendable {
  let desk: Desk
  let readings: LongReadings

  /// How many entries one answer lists at most.
  public static let mostLines = 500
  /// How far one request goes: bodies read, entries passed over.
  static let mostBodies = 20_000
  static let mostEntries = 200_000
  /// How many entries one snapshot is held for: the database is folded between two.
  private static let stride: UInt64 = 2_048

  /// Lists entries that match.
  /// - Parameters:
  ///   - before: only entries of a lower number; nil for the newest.
  ///   - limit: 1...``mostLines``.
  public func callAsFunction(
    _ criteria: JournalCriteria, before: UInt64? = nil, limit: Int, by agent: AuthenticatedAgent,
    completion: @escaping Completion<ReadAnswer>
  ) {
    desk.audit("recherche", by: agent, in: readings, completion: completion) {
      // What is not under a checkpoint yet is in no proof: it is not shown.
      let size = desk.database.checkpoint.checkpoint.size
      var search = JournalSearch(criteria, before: min(before ?? size, size), limit: limit)
      if let reference = criteria.objet.flatMap({ try? Reference($0) }) {
        try desk.database.read { try search.read($0, about: reference) }
      } else {
        while !search.isOver {
          try desk.database.read { try search.read($0, entries: Self.stride) }
        }
      }
      return search.answer(size: size)
    }
  }
}

extension SearchJournal {
  /// What it answers.
  public static let answer: [JSONSchema.Member] = [
    .required("entrees", .array(of: JournalLine.schema)), .required("taille", .count), .required("examinees", .count),
    .required("elaguees", .count),
    .optional("suite", .count), .required("interrompue", .boolean),
  ]
}
