import Foundation
import Journal
import Testing

@testable import Gateway

/// The one table of what each event's body has.
@Suite struct CatalogueTests {
  @Test func `the members are declared in the order of the bytes of their names, as a body has them`() {
    let names = EventMember.allCases.map { Array($0.rawValue.utf8) }
    #expect(zip(names, names.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
    #expect(EventMember.allCases.map(\.place) == Array(0..<EventMember.allCases.count))
    #expect(EventMember.allCases.count <= 128)
    #expect(EventKind.allCases.map(\.place) == Array(0..<EventKind.allCases.count))
  }

  @Test func `every member belongs to some event`() {
    var used = EventForm.common.union(EventForm.decided).union(EventForm.ofDecisions).union([.objet])
    for kind in EventKind.allCases {
      for outcome in EventForm.Outcome.allCases {
        if let members = kind.form(outcome).members(outcome) { used = used.union(members.allowed) }
      }
    }
    #expect(used.members == EventMember.allCases)
  }

  /// What a line of the documentation says: an event, its members, and how long it is kept.
  private struct Line {
    let event: String
    let members: Set<String>
    let retention: RetentionClass
  }

  private static let shared = EventForm.common.union(EventForm.decided).union(EventForm.ofDecisions).union([.objet])

  private static func documented() throws -> [Line] {
    let file = TestGateway.policies.deletingLastPathComponent()
      .appending(path: "Sources/Gateway/Gateway.docc/Gateway.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let table = try #require(
      text.components(separatedBy: "| event | its own members | kept as |\n|---|---|---|\n").last)
    return table.components(separatedBy: "\n").prefix { $0.hasPrefix("|") }.flatMap { row -> [Line] in
      let cells = row.components(separatedBy: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      let common = names(cells[2]).union(cells[2].contains("envelope") ? ["enveloppe", "empreinte", "cles"] : [])
      let retention: RetentionClass = cells[3] == "access" ? .access : .disclosure
      // An event may have its own members between parentheses.
      return cells[1].matches(of: /`([a-z-]+)`(?: \(([^)]*)\))?/).map { match in
        Line(
          event: String(match.1), members: common.union(match.2.map { names(String($0)) } ?? []),
          retention: retention)
      }
    }
  }

  private static func names(_ text: String) -> Set<String> {
    Set(text.matches(of: /`([A-Za-z]+)`/).map { String($0.1) }.filter { EventMember(rawValue: $0) != nil })
  }

  @Test func `the documentation has the same members for each event, and the same retention`() throws {
    let lines = try Self.documented()
    let documented = Dictionary(grouping: lines, by: \.event)
    #expect(lines.count == documented.count && lines.count > 40)
    for kind in EventKind.allCases {
      var members: EventMembers = []
      for outcome in EventForm.Outcome.allCases {
        if let form = kind.form(outcome).members(outcome) { members = members.union(form.allowed) }
      }
      let own = Set(members.subtracting(Self.shared).members.map(\.rawValue))
      guard let line = documented[kind.rawValue]?.first else {
        #expect(own.isEmpty, "\(kind.rawValue) is documented in Gateway.md")
        continue
      }
      // What every decision has is explained above the table, unless it is the event's own.
      let named = line.members.subtracting(Self.shared.members.map(\.rawValue))
      #expect(named == own, "\(kind.rawValue): Gateway.md says \(named.sorted()), EventKind+Form \(own.sorted())")
      #expect(line.retention == kind.retention, "\(kind.rawValue)")
    }
  }
}
