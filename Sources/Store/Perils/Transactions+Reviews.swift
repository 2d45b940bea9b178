public import Foundation
public import Liaison

extension ReadTransaction {
  /// One page of the périls in some states, written or said aloud, the latest told first.
  ///
  /// - Parameters:
  ///   - instant: only those told before it.
  ///   - limit: 1...500 rows.
  public func reviews(
    in etats: Set<EtatAvis.Nature>, toldBefore instant: Date? = nil, after cursor: PageCursor? = nil, limit: Int = 50
  ) throws -> Page<ReviewRecord> {
    let walks = etats.map { etat in
      let walk = Walk("etat = ?", .of(etat))
      return instant.map { walk.and("le < ?", .of($0)) } ?? walk
    }
    return try latest(walks, only: nil, after: cursor, limit: limit)
  }

  /// How many périls of some states there are.
  public func countReviews(in etats: Set<EtatAvis.Nature>, toldBefore instant: Date = .distantFuture) throws -> Int {
    try etats.reduce(0) { count, etat in
      try count
        + (connection.first(
          "SELECT count(*) FROM (\(ReviewRecord.select) WHERE etat = ? AND le < ?)", .of(etat), .of(instant)
        ) {
          try $0.number(Int.self)
        } ?? 0)
    }
  }

  /// The périls of some states that were told before an instant, and of which nobody was reminded since another.
  public func reviews(
    in etats: Set<EtatAvis.Nature>, toldBefore instant: Date, notRemindedSince reminded: Date, limit: Int = 500
  ) throws -> [ReviewRecord] {
    try etats.flatMap { etat in
      try connection.all(
        """
        \(ReviewRecord.select) WHERE etat = ? AND le < ? AND (rappel_le IS NULL OR rappel_le < ?) ORDER BY le LIMIT ?
        """, .of(etat), .of(instant), .of(reminded), .number(limit)
      ) { try ReviewRecord(&$0) }
    }.sorted { $0.place.arrival < $1.place.arrival }
  }
}

extension WriteTransaction {
  /// Notes that a reminder of a review was queued.
  public func remind(reviewOf reference: Reference, at date: Date) throws {
    try connection.run("UPDATE perils SET rappel_le = ? WHERE reference = ?", .of(date), .of(reference))
  }
}
