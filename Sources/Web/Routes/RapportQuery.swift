internal import Gateway
internal import JSON
internal import Liaison

/// The period of a report.
struct RapportQuery: QueryForm {
  static let fields = [
    QueryField(name: "du", summary: "Le premier jour", schema: CalendarDay.schema, isRequired: true),
    QueryField(name: "au", summary: "Le dernier jour, compris", schema: CalendarDay.schema, isRequired: true),
    QueryField(
      name: "pas", summary: "Comment la période est découpée : par jour si rien n’est dit",
      schema: .codes(ReportPace.allCases.map(\.rawValue))),
  ]

  let scope: ReportScope

  init(_ reader: inout QueryReader) throws {
    let first = try Self.day("du", &reader)
    let last = try Self.day("au", &reader)
    let pace = try reader.code("pas", ReportPace.self) ?? .jour
    guard let scope = ReportScope(from: first, through: last, pace: pace) else { throw Problem.noPeriod }
    self.scope = scope
  }

  private static func day(_ name: String, _ reader: inout QueryReader) throws(Problem) -> CalendarDay {
    try reader.required(name, expected: "AAAA-MM-JJ", code: .invalidFormat) { try? CalendarDay($0) }
  }
}

extension Problem {
  /// A period that ends before it begins, or lasts more than ten years.
  fileprivate static let noPeriod = fields([
    FieldFault(pointer: "?au", .outOfRange, expected: "après « du », dans les dix ans")
  ])
}
