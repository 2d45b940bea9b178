internal import Foundation
internal import Gateway
internal import JSON
internal import Liaison

/// The period of a report as it was typed: the last thirty days when nothing was.
struct PeriodeSaisie: QueryForm {
  static let fields = RapportQuery.fields.filter { $0.name != "pas" }.map {
    QueryField(name: $0.name, summary: $0.summary, schema: $0.schema)
  }

  /// What was typed in each field.
  private let typed: [(name: String, value: String)]

  init(_ reader: inout QueryReader) throws {
    var typed: [(name: String, value: String)] = []
    for field in Self.fields {
      if let text = try reader.optional(field.name, expected: "AAAA-MM-JJ", parse: { $0 }), !text.isEmpty {
        typed.append((field.name, text))
      }
    }
    self.typed = typed
  }

  /// The period, cut so that it is read at a glance; or the form with what is wrong in it.
  func scope(today: CalendarDay) -> (scope: ReportScope?, form: Form) {
    var faults: [FieldFault] = []
    func day(_ name: String, _ usual: CalendarDay) -> CalendarDay {
      guard let text = typed.first(where: { $0.name == name })?.value else { return usual }
      if let day = try? CalendarDay(text) { return day }
      faults.append(FieldFault(pointer: "/" + name, .invalidFormat, expected: "AAAA-MM-JJ"))
      return usual
    }
    let last = day("au", today)
    let first = day("du", last.adding(days: -29))
    let pace: ReportPace = first.days(until: last) <= 31 ? .jour : first.days(until: last) <= 200 ? .semaine : .mois
    let scope = ReportScope(from: first, through: last, pace: pace)
    if scope == nil && faults.isEmpty {
      faults.append(FieldFault(pointer: "/au", .outOfRange, expected: "après le début, dans les dix ans"))
    }
    let shown = typed.isEmpty ? [("du", first.description), ("au", last.description)] : typed
    return (faults.isEmpty ? scope : nil, Form(shown, problem: faults.isEmpty ? nil : .fields(faults)))
  }
}
