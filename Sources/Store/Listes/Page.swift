internal import Foundation
internal import Liaison

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

  /// In a list of what is sorted by its instant.
  init(_ instant: Date, _ reference: Reference) { self.init(arrival: instant.milliseconds, reference: "\(reference)") }

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
