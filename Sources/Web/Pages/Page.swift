internal import Gateway
internal import HTTP
internal import JSON
internal import Markup

/// One line of the site's table: an address and what shows there. Pages say nothing that the API does not: they ask the
/// same use cases and read the same answers.
struct Page: Routed {
  let method: Method
  let path: PathTemplate
  /// Reads the request and says how it is answered.
  let respond: @Sendable (Asked, Visit) throws -> Answering

  /// A page to read.
  static func get<Values>(
    _ path: Path<Values>, _ show: @escaping @Sendable (Visit, Values) throws -> Answering
  ) -> Page {
    get(path, query: NoQuery.self) { visit, values, _ in try show(visit, values) }
  }

  /// A page to read, with parameters.
  static func get<Values, Query: QueryForm>(
    _ path: Path<Values>, query: Query.Type, _ show: @escaping @Sendable (Visit, Values, Query) throws -> Answering
  ) -> Page {
    Page(method: .get, path: path.template) { asked, visit in
      guard let values = path.read(asked.places) else { throw Problem.unknownPath }
      return try show(visit, values, asked.query(Query.self))
    }
  }

  /// What a form is sent to. Whether its token is good goes with the form: ``Answering`` does no act without.
  static func post<Values>(
    _ path: Path<Values>, _ act: @escaping @Sendable (Visit, Values, Form) throws -> Answering
  ) -> Page {
    Page(method: .post, path: path.template) { asked, visit in
      guard let values = path.read(asked.places) else { throw Problem.unknownPath }
      try asked.query(NoQuery.self)
      return try act(visit, values, asked.form(visit))
    }
  }
}

/// What a page is asked: its address and, for a form, what was typed.
struct Asked {
  /// What stands at the places of the path, decoded.
  let places: [String]
  private let request: Request

  init(_ request: Request, places: [String]) { (self.request, self.places) = (request, places) }

  /// The query, all of it.
  @discardableResult
  func query<Query: QueryForm>(_ type: Query.Type) throws -> Query {
    var reader = try QueryReader(request.target, allowed: Query.fields)
    return try Query(&reader)
  }

  /// More fields than any page of ours has, in the longest fiche. What reads a form looks through all its names for each of
  /// them: without a limit, a form of a megabyte would keep a thread for minutes.
  static let mostFields = 2000

  /// What was typed.
  /// - Throws: ``Problem``: another type than a form's, or more fields than a page has.
  func form(_ visit: Visit) throws(Problem) -> Form {
    guard MediaType.isForm(request.headers), request.headers["Content-Encoding"] == nil else { throw .unsupportedType }
    let separators = request.body.count { $0 == UInt8(ascii: "&") }
    guard separators < Self.mostFields, let pairs = FormEncoding.decode(request.body) else { throw .undecodableForm }
    let items = pairs.map { ($0.name, $0.value.withUnixLines) }
    return Form(items, isFresh: pairs.contains { $0.name == Form.token && visit.accepts($0.value) })
  }
}
