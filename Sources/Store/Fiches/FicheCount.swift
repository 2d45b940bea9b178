public import Foundation
public import Liaison

/// How many fiches there are of a kind, and how many of them are late.
public struct FicheCount: Hashable, Sendable {
  /// All of them.
  public var all = 0
  /// Those whose next deadline has passed.
  public var late = 0

  /// None.
  public init() {}

  /// Together.
  public static func + (left: Self, right: Self) -> Self {
    var sum = left
    sum.all += right.all
    sum.late += right.late
    return sum
  }
}

/// How many fiches stand in each of the states where somebody still has something to do.
public struct FicheCounts: Hashable, Sendable {
  /// The states that are counted: the others hold the past, which grows for ever.
  public static let counted: [EtatFiche.Nature] = [.transmise, .consultee, .reorientee, .accusee, .retournee, .refusee]

  private(set) var counts: [EtatFiche.Nature: FicheCount] = [:]

  /// Those in any of some states.
  public subscript(_ etats: EtatFiche.Nature...) -> FicheCount {
    etats.reduce(FicheCount()) { $0 + (counts[$1] ?? FicheCount()) }
  }

  mutating func add(_ count: FicheCount, _ etat: EtatFiche.Nature) { counts[etat] = self[etat] + count }
}

extension ReadTransaction {
  /// Counts the fiches received by some bodies.
  /// - Parameters:
  ///   - agent: Who reads: fiches in which they declared a conflict of interest are left out.
  ///   - taken: Only those that this agent took charge of; nil for all.
  public func counts(
    receivedBy organismes: Set<OrganismeID>, readBy agent: AgentID, takenBy taken: AgentID? = nil, at instant: Date
  ) throws -> FicheCounts {
    var counts = FicheCounts()
    for organisme in organismes {
      try count(
        FicheCounts.received, [.of(organisme), .of(instant), .of(agent), .optional(taken)], into: &counts)
    }
    return counts
  }

  /// Counts the fiches an agent wrote.
  public func counts(sentBy auteur: AgentID, at instant: Date) throws -> FicheCounts {
    var counts = FicheCounts()
    try count(FicheCounts.sent, [.of(auteur), .of(instant)], into: &counts)
    return counts
  }

  private func count(_ sql: String, _ arguments: [SQLValue], into counts: inout FicheCounts) throws {
    let rows = try connection.all(sql, arguments) { row in
      (etat: try row.coded() as EtatFiche.Nature, all: try row.number(Int.self), late: try row.number(Int.self))
    }
    for row in rows {
      var count = FicheCount()
      (count.all, count.late) = (row.all, row.late)
      counts.add(count, row.etat)
    }
  }
}

extension FicheCounts {
  private static let states = counted.map { "'\($0.code)'" }.joined(separator: ", ")

  static let received = """
    SELECT etat, count(*), count(*) FILTER (WHERE echeance < ?2) FROM fiches
    WHERE destination = ?1 AND etat IN (\(states)) AND (?4 IS NULL OR etat_par = ?4)
      AND NOT EXISTS (SELECT 1 FROM conflits WHERE agent = ?3 AND conflits.reference = fiches.reference)
    GROUP BY etat
    """

  static let sent = """
    SELECT etat, count(*), count(*) FILTER (WHERE echeance < ?2) FROM fiches
    WHERE auteur = ?1 AND etat IN (\(states)) GROUP BY etat
    """
}
