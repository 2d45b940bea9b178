internal import Gateway
internal import HTTP
internal import JSON
internal import Liaison

/// A request whose route is known, read strictly and once: it goes as soon as the answer is under way.
struct Incoming {
  /// What stands at the places of the path, decoded.
  let places: [String]
  private let request: Request
  private let bodyLimit: Int

  /// - Throws: ``Problem``: a body where there must be none, another type than JSON where there must be one.
  init(_ request: Request, places: [String], of route: Route) throws(Problem) {
    (self.request, self.places, bodyLimit) = (request, places, route.bodyLimit)
    if route.body != nil {
      guard MediaType.isJSON(request.headers), request.headers["Content-Encoding"] == nil else {
        throw .unsupportedType
      }
    } else if !request.body.isEmpty {
      throw .unexpectedBody
    }
  }

  /// The query, all of it.
  /// - Throws: ``Problem`` that names the parameter.
  @discardableResult
  func query<Query: QueryForm>(_ type: Query.Type) throws -> Query {
    var reader = try QueryReader(request.target, allowed: Query.fields)
    return try Query(&reader)
  }

  /// The body, all of it.
  /// - Throws: `JSONError`, or `JSONReadingError` that names the member.
  func body<Body: Forme>(_ type: Body.Type, today: CalendarDay) throws -> Body {
    let json = try JSON.parse(request.body, limits: JSON.Limits(depth: 32, bytes: bodyLimit))
    return try Body(JSONReader(json), today: today)
  }

  /// The key that makes a retry safe, with the digest of this body.
  /// - Throws: ``Problem`` when it is absent, repeated or malformed.
  func requestKey() throws -> RequestKey {
    let values = request.headers.all("Idempotency-Key")
    guard let text = values.first else { throw Problem.missingKey }
    guard values.count == 1, let key = try? IdempotencyKey(text) else { throw Problem.malformedKey }
    return RequestKey(key, request: request.body)
  }
}
