import Cedar
import JSON

extension CedarProperties {
  /// Any text is a schema in one of the two forms, or an error; what follows a NUL is entities to read under it.
  /// Hierarchies are closed, a schema accepts its own actions, and a store that was read conforms.
  static func checkSchema(_ bytes: [UInt8]) throws {
    let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
    guard let text = String(validating: parts[0], as: UTF8.self), let schema = try? Schema(text: text) else { return }
    guard schema.entityTypes.values.allSatisfy({ isClosed($0, in: schema) }),
      schema.actions.values.allSatisfy({ isClosed($0, in: schema) })
    else { throw BrokenProperty("a hierarchy is not closed") }
    guard (try? Entities(schema.actionEntities, schema: schema)) != nil else {
      throw BrokenProperty("a schema refuses its own actions")
    }
    for (action, definition) in schema.actions {
      guard let principal = definition.principalTypes.first, let resource = definition.resourceTypes.first else {
        continue
      }
      let request = Request(
        principal: EntityUID(type: principal, id: "a"), action: action, resource: EntityUID(type: resource, id: "a"))
      try? schema.check(request)
    }
    _ = Validator(schema).validate(CedarSetting.policies)
    if parts.count == 2, let json = try? JSON.parse(Array(parts[1])) { try checkEntities(json, schema) }
  }

  private static func isClosed(_ type: EntityTypeDefinition, in schema: Schema) -> Bool {
    type.parents.isSubset(of: type.ancestors)
      && type.ancestors.allSatisfy { schema[$0]?.descendants.contains(type.name) == true }
  }

  private static func isClosed(_ action: ActionDefinition, in schema: Schema) -> Bool {
    action.parents.isSubset(of: action.ancestors) && !action.ancestors.contains(action.uid)
      && action.ancestors.allSatisfy { schema[$0]?.descendants.contains(action.uid) == true }
  }

  /// What is read can be made into a store again, without a schema and under one.
  static func checkEntities(_ bytes: [UInt8]) throws {
    guard let json = try? JSON.parse(bytes) else { return }
    if let store = try? Entities(json), (try? Entities(store.all)) == nil {
      throw BrokenProperty("the entities contradict one another")
    }
    try checkEntities(json, CedarSetting.schema)
  }

  private static func checkEntities(_ json: JSON, _ schema: Schema) throws {
    guard let store = try? Entities(json, schema: schema) else { return }
    guard schema.actions.keys.allSatisfy({ store[$0] != nil }) else { throw BrokenProperty("an action is missing") }
    guard (try? Entities(store.all, schema: schema)) != nil else {
      throw BrokenProperty("what was read under a schema does not conform to it")
    }
    for request in CedarSetting.requests { _ = Authorizer(CedarSetting.policies).authorize(request, in: store) }
  }

  /// Each line has one reply, itself one line of JSON, whatever the pieces it comes in.
  static func checkProtocol(_ bytes: [UInt8]) throws {
    func replies(pieces size: Int) -> [[UInt8]] {
      var stream = PolicyProtocolStream()
      var replies: [[UInt8]] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        stream.read(Array(bytes[start..<min(bytes.count, start + size)])) { replies.append($0) }
      }
      stream.finish { replies.append($0) }
      return replies
    }
    let whole = replies(pieces: max(1, bytes.count))
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard whole.count == lines.count - (lines.last?.isEmpty == true ? 1 : 0) else {
      throw BrokenProperty("lines and replies are not as many")
    }
    for reply in whole {
      guard reply.last == UInt8(ascii: "\n"), let json = try? JSON.parse(reply, limits: PolicySet.jsonLimits),
        json["id"] != nil
      else { throw BrokenProperty("a reply is no line of JSON") }
    }
    guard replies(pieces: 7) == whole else { throw BrokenProperty("pieces change the replies") }
  }
}
