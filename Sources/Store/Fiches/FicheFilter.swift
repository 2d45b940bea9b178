public import Foundation
public import Liaison

/// What a list of fiches is narrowed to.
public struct FicheFilter: Hashable, Sendable {
  /// Only these states; all when empty.
  public var etats: Set<EtatFiche.Nature> = []
  /// Only these circuits; all when empty.
  public var circuits: Set<Circuit> = []
  /// Only what is due before this instant.
  public var duAvant: Date?

  /// Everything.
  public init(etats: Set<EtatFiche.Nature> = [], circuits: Set<Circuit> = [], duAvant: Date? = nil) {
    (self.etats, self.circuits, self.duAvant) = (etats, circuits, duAvant)
  }

  /// The states to walk through.
  var natures: Set<EtatFiche.Nature> { etats.isEmpty ? Set(EtatFiche.Nature.allCases) : etats }

  /// The other conditions and their arguments. Circuits are passed as one text, so that one statement serves all.
  static let condition = """
    (?1 = ',' OR instr(?1, ',' || circuit || ',') > 0) AND (?2 IS NULL OR echeance < ?2)
    """

  var arguments: [SQLValue] {
    [.text("," + circuits.map { $0.code + "," }.joined()), duAvant.map { .of($0) } ?? .null]
  }
}

/// One page of a list, and where the next one starts.
public struct Page<Element: Sendable>: Sendable {
  /// The rows.
  public let elements: [Element]
  /// Where the next page starts; nil on the last.
  public let next: PageCursor?
}

/// A place in a sorted list. Rows inserted or changed meanwhile never repeat or hide another row.
public struct PageCursor: Hashable, Sendable, CustomStringConvertible {
  let priority: Int64
  let deadline: Int64
  let arrival: Int64
  let reference: String

  init(priority: Int64 = 0, deadline: Int64 = 0, arrival: Int64, reference: String) {
    (self.priority, self.deadline) = (priority, deadline)
    (self.arrival, self.reference) = (arrival, reference)
  }

  /// What an inbox is sorted by. Arrival comes before the reference, which is drawn at random: what comes in then stands
  /// at the end of its part of the index, and one page of it serves many insertions.
  var place: (Int64, Int64, Int64, String) { (priority, deadline, arrival, reference) }

  /// Reads what ``description`` wrote; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "~", omittingEmptySubsequences: false)
    guard parts.count == 4, let priority = Int64(parts[0]), let deadline = Int64(parts[1]),
      let arrival = Int64(parts[2]), parts[3].utf8.count <= 64
    else { return nil }
    self.init(priority: priority, deadline: deadline, arrival: arrival, reference: String(parts[3]))
  }

  /// A short text for a URL. It opens nothing: the scope of a list is decided anew for each page.
  public var description: String { "\(priority)~\(deadline)~\(arrival)~\(reference)" }
}
