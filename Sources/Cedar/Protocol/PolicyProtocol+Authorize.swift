internal import JSON

extension PolicyProtocol {
  /// `request` or `requests`, decided; one of several may fail without the others.
  mutating func authorize(_ request: JSON) throws(ProtocolFailure) -> [JSONObject.Member] {
    let authorizer = Authorizer(try policySet(request))
    let schema = try optionalSchema(request)
    let store = try store(request, schema)
    guard let several = request["requests"] else {
      guard let one = request["request"] else { throw ProtocolFailure("`request` is missing") }
      return Self.members(authorizer.authorize(try Self.question(one, schema), in: store))
    }
    guard let list = several.array, request["request"] == nil else {
      throw ProtocolFailure("`requests` must be an array, and stand instead of `request`")
    }
    let results = list.map { one -> JSON in
      do throws(ProtocolFailure) {
        let question = try Self.question(one, schema)
        return .object(JSONObject(members: Self.members(authorizer.authorize(question, in: store))))
      } catch {
        return ["failure": .string(error.text)]
      }
    }
    return [("results", .array(results))]
  }

  /// The entities, under the schema when there is one; its actions are then among them.
  private mutating func store(_ request: JSON, _ schema: Schema?) throws(ProtocolFailure) -> Entities {
    let text = try request.text("entities")
    let key = RecentTexts<Entities>.Key(
      text: CedarString(text), schema: schema == nil ? nil : CedarString(try request.text("schema")))
    return try ProtocolFailure.catching { () throws(CedarError) in
      try entities.value(key) { () throws(CedarError) in
        let json: JSON
        do {
          json = try JSON.parse(text, limits: JSON.Limits(depth: Self.depthLimit, bytes: Self.lineLimit))
        } catch {
          throw CedarError(.invalidEntityJSON, "entities: \(error)")
        }
        if let schema { return try Entities(json, schema: schema) }
        return try Entities(json)
      }
    }
  }

  /// One question, which must conform to the schema unless `validateRequest` is false.
  private static func question(_ json: JSON, _ schema: Schema?) throws(ProtocolFailure) -> Request {
    guard json.object != nil else { throw ProtocolFailure("a request must be an object") }
    let isChecked: Bool
    switch json["validateRequest"] {
    case nil: isChecked = true
    case .bool(let value)?: isChecked = value
    default: throw ProtocolFailure("`validateRequest` must be a Boolean")
    }
    return try ProtocolFailure.catching { () throws(CedarError) in
      let (principal, action) = (try EntityUID(json["principal"] ?? .null), try EntityUID(json["action"] ?? .null))
      let resource = try EntityUID(json["resource"] ?? .null)
      let context = json["context"] ?? [:]
      guard let schema else {
        return Request(principal: principal, action: action, resource: resource, context: try Record(context))
      }
      let request = Request(
        principal: principal, action: action, resource: resource,
        context: try Record(context: context, of: action, schema: schema))
      if isChecked { try schema.check(request) }
      return request
    }
  }

  private static func members(_ response: Response) -> [JSONObject.Member] {
    let list = { (ids: [PolicyID]) -> JSON in .array(ids.map { .string($0.text.string) }) }
    return [
      ("decision", .string(response.decision.rawValue)), ("reasons", list(response.reasons)),
      ("errors", list(response.errors.map(\.policy))),
    ]
  }
}

extension JSONObject {
  /// An object of members that code has named, each once.
  init(members: [Member]) { self.init(members: members.map { ($0.key, $0.value) }) }
}
