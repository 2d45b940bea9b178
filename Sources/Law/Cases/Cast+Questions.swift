internal import Cedar
internal import JSON

extension Cast {
  /// The question that a case asks, with every entity it names and those they belong to; checked against the schema.
  func question(_ draft: CaseDraft) throws -> CodedRequest {
    let action = try EntityUID("Action", draft.act)
    guard let definition = schema[action] else { throw fault("no action is called `\(draft.act)`") }
    let agent = try entity(draft.who, draft.agent)
    let object = try entity(draft.what, draft.object)
    // Bodies have bodies above them, which `in` looks for.
    var known = [agent] + (object.uid == agent.uid ? [] : [object])
    var place = 0
    while place < known.count {
      for parent in known[place].parents.sorted() where !known.contains(where: { $0.uid == parent }) {
        known.append(try entity(parent.id.string, [:]))
      }
      place += 1
    }
    let context = try context(draft, definition)
    let request = Request(principal: agent.uid, action: action, resource: object.uid, context: context)
    for entity in known { try schema.check(entity) }
    try schema.check(request)
    return CodedRequest(request, entities: known)
  }

  private func context(_ draft: CaseDraft, _ action: ActionDefinition) throws -> Record {
    var context = (contexts[draft.act] ?? [:]).overridden(by: draft.context)
    if action.context["faits"] != nil {
      var facts = facts
      if let person = draft.person {
        guard let own = persons[person] else { throw fault("nobody is called `\(person)` among the persons") }
        facts = facts.overridden(by: own)
      }
      context["faits"] = .object(facts.overridden(by: draft.facts))
    } else if draft.person != nil || draft.facts != nil {
      throw fault("`\(draft.act)` does not rest on facts")
    }
    return try record(context, of: action.context, self: nil)
  }

  /// An entity of the cast, with what a case changes of it.
  private func entity(_ name: String, _ changes: JSONObject) throws -> Entity {
    guard let described = entities[name] else { throw fault("nothing is called `\(name)` in the cast") }
    guard let definition = schema[described.type] else { throw fault("the type `\(described.type)` is not declared") }
    var attributes = (usual[described.type.description] ?? [:]).overridden(by: described.attributes)
      .overridden(by: changes)
    let groups = attributes["dans"]
    attributes["dans"] = nil
    var parents: Set<EntityUID> = []
    for group in groups?.array ?? [] {
      guard let text = group.string, let parent = entities[text] else {
        throw fault("`dans` names nothing of the cast")
      }
      parents.insert(EntityUID(type: parent.type, id: CedarString(text)))
    }
    return Entity(
      EntityUID(type: described.type, id: CedarString(name)),
      attributes: try record(attributes, of: definition.shape, self: name), parents: parents)
  }

  private func record(_ object: JSONObject, of shape: SchemaRecord, self name: String?) throws -> Record {
    try Record(
      fields: object.members.map { key, json in
        guard let attribute = shape[CedarString(key)] else { throw fault("`\(key)` is not an attribute here") }
        return (CedarString(key), try value(json, of: attribute.type, self: name, at: key))
      })
  }

  private func value(_ json: JSON, of type: SchemaType, self name: String?, at key: String) throws -> Value {
    switch (type, json) {
    case (.entity(let type), .string(let text)):
      // « soi » is the entity itself: an agent's own identity.
      return .entity(try reference(text == "soi" ? name ?? text : text, to: type))
    case (.extension(let type), .string(let text)):
      return .extension(try ExtensionValue(function: type.constructor.name, argument: text))
    case (.set(let element), .array(let elements)):
      return .set(of: try elements.map { try value($0, of: element, self: name, at: key) })
    case (.record(let shape), .object(let object)): return .record(try record(object, of: shape, self: name))
    case (.string, .string), (.bool, .bool), (.long, .integer): return try Value(json)
    default: throw fault("`\(key)` is not of type `\(type)`")
    }
  }

  /// The entity of that name: of the type itself, or, for a type that the cast does not describe, the identity of one
  /// that it does, as `Agent` is the identity of whoever acts.
  private func reference(_ name: String, to type: EntityType) throws -> EntityUID {
    let isDescribed = entities.values.contains { $0.type == type }
    guard let described = entities[name],
      described.type == type || (!isDescribed && mentions(described.type, type))
    else {
      throw fault("`\(name)` is not a `\(type)` of the cast")
    }
    return EntityUID(type: type, id: CedarString(name))
  }

  private func mentions(_ described: EntityType, _ type: EntityType) -> Bool {
    schema[described]?.shape.attributes.values.contains { $0.type == .entity(type) } == true
  }

  private func fault(_ text: String) -> CastFault { CastFault(description: text) }
}

/// What a case says that the cast or the schema does not know.
struct CastFault: Error, CustomStringConvertible {
  /// The fault, in words.
  let description: String
}
