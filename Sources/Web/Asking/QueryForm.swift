internal import JSON

/// One parameter that a query may have.
struct QueryField: Sendable {
  /// Its name.
  let name: String
  /// What it says, in French.
  let summary: String
  /// What its text looks like.
  let schema: JSONSchema
  /// Whether it must be there, with a value.
  var isRequired = false
}

/// What a query says, read strictly.
protocol QueryForm: Sendable {
  /// The parameters it may have.
  static var fields: [QueryField] { get }
  /// Reads them.
  /// - Throws: ``Problem`` that names the parameter.
  init(_ reader: inout QueryReader) throws
}

/// A query without parameters.
struct NoQuery: QueryForm {
  static let fields: [QueryField] = []
  init(_ reader: inout QueryReader) throws {}
}
