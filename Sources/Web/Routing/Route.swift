internal import Gateway
internal import HTTP
internal import JSON

/// One line of the API's table: what is asked, how it is read, and what answers. The table is the only description of the
/// API; the router, the tests and the published description all read it.
struct Route: Routed {
  let method: Method
  let path: PathTemplate
  /// What stands at each place of the path.
  let places: [PathPlace]
  /// The parameters that the query may have; any other is refused.
  let query: [QueryField]
  /// The JSON form that the body must have; nil when there must be no body.
  let body: (any Forme.Type)?
  /// Whether the request must carry an `Idempotency-Key`, so that a retry creates nothing twice.
  let isCreation: Bool
  /// What it does, in one French sentence.
  let summary: String
  /// What it answers when it is done.
  let answer: RouteAnswer
  /// Whether what it answers may not be there, though the path names nothing: the problem is then described too.
  var mayLack = false
  /// The longest body that it takes, in bytes.
  var bodyLimit = Self.ordinaryBody
  /// What it is about.
  var group = RouteGroup.service
  /// The longest body of nearly every route, in bytes.
  static let ordinaryBody = 1 << 20

  /// Reads the request and says how it is answered.
  ///
  /// It throws a ``Problem``, a `GatewayError`, a `JSONError` or a `JSONReadingError`.
  let respond: @Sendable (Incoming, Call) throws -> Answering

  private init<Values>(
    _ method: Method, _ path: Path<Values>, query: [QueryField] = [], body: (any Forme.Type)? = nil,
    isCreation: Bool = false, _ answer: RouteAnswer, _ summary: String,
    respond: @escaping @Sendable (Incoming, Call, Values) throws -> Answering
  ) {
    (self.method, self.path, places) = (method, path.template, path.places)
    (self.query, self.body, self.isCreation) = (query, body, isCreation)
    (self.summary, self.answer) = (summary, answer)
    self.respond = { incoming, call in
      guard let values = path.read(incoming.places) else { throw Problem.unknownPath }
      return try respond(incoming, call, values)
    }
  }
}

extension Route {
  /// This route, which takes a longer body: attachments.
  func taking(body bytes: Int) -> Route {
    precondition(body != nil && places.isEmpty, "a longer body is announced for one path")
    var route = self
    route.bodyLimit = bytes
    return route
  }

  /// A reading.
  static func get<Values>(
    _ path: Path<Values>, _ answer: RouteAnswer, _ summary: String,
    respond: @escaping @Sendable (Call, Values) throws -> Answering
  ) -> Route {
    Route(.get, path, answer, summary) { incoming, call, values in
      try incoming.query(NoQuery.self)
      return try respond(call, values)
    }
  }

  /// A reading with parameters.
  static func get<Values, Query: QueryForm>(
    _ path: Path<Values>, query: Query.Type, _ answer: RouteAnswer, _ summary: String,
    respond: @escaping @Sendable (Call, Values, Query) throws -> Answering
  ) -> Route {
    Route(.get, path, query: Query.fields, answer, summary) { incoming, call, values in
      try respond(call, values, incoming.query(Query.self))
    }
  }

  /// An act on what the path names.
  static func post<Values, Body: Forme>(
    _ path: Path<Values>, _ body: Body.Type, _ answer: RouteAnswer, _ summary: String,
    respond: @escaping @Sendable (Call, Values, Body) throws -> Answering
  ) -> Route {
    Route(.post, path, body: body, answer, summary) { incoming, call, values in
      try incoming.query(NoQuery.self)
      return try respond(call, values, incoming.body(Body.self, today: call.today))
    }
  }

  /// An act that makes something new, and that a retry with the same key does not do twice.
  static func creation<Body: Forme>(
    _ path: Path<Void>, _ body: Body.Type, _ answer: [JSONSchema.Member], _ summary: String,
    respond: @escaping @Sendable (Call, Body, RequestKey) throws -> Answering
  ) -> Route {
    Route(.post, path, body: body, isCreation: true, .step(answer, .created), summary) { incoming, call, _ in
      try incoming.query(NoQuery.self)
      let key = try incoming.requestKey()
      return try respond(call, incoming.body(Body.self, today: call.today), key)
    }
  }
}

extension Route {
  /// The same route, whose answer may not be there yet.
  var lacking: Route {
    var route = self
    route.mayLack = true
    return route
  }
}
