internal import JSON

extension EntityConstraint {
  /// The constraint in Cedar's JSON form.
  var json: JSON {
    switch self {
    case .any: return ["op": "All"]
    case .equal(let reference): return ["op": "==", reference.key: reference.json]
    case .within(let reference): return ["op": "in", reference.key: reference.json]
    case .type(let type): return ["op": "is", "entity_type": .string(type.name.string)]
    case .typeWithin(let type, let reference):
      let group: JSON = [reference.key: reference.json]
      return ["op": "is", "entity_type": .string(type.name.string), "in": group]
    }
  }

  /// Reads a constraint on the principal or the resource, whose slot is `slot`.
  init(_ json: JSON, slot: Slot) throws(CedarError) {
    switch json["op"]?.string {
    case "All", "all":
      _ = try json.fields(["op"])
      self = .any
    case "==": self = .equal(try EntityReference(json, beside: ["op"], slot: slot))
    case "in": self = .within(try EntityReference(json, beside: ["op"], slot: slot))
    case "is":
      let fields = try json.fields(["op", "entity_type"], optional: ["in"])
      let type = try EntityType(try fields.text("entity_type"))
      self =
        try fields["in"].map { (group) throws(CedarError) in
          .typeWithin(type, try EntityReference(group, slot: slot))
        } ?? .type(type)
    default: throw CedarError(.invalidPolicyJSON, "the `op` of a scope must be `All`, `==`, `in` or `is`")
    }
  }
}

extension EntityReference {
  fileprivate var key: String {
    switch self {
    case .entity: "entity"
    case .slot: "slot"
    }
  }

  fileprivate var json: JSON {
    switch self {
    case .entity(let uid): uid.plainJSON
    case .slot(let slot): .string(slot.rawValue)
    }
  }

  fileprivate init(_ json: JSON, beside others: [String] = [], slot: Slot) throws(CedarError) {
    if json["slot"] != nil {
      let name = try json.fields(others + ["slot"]).text("slot")
      guard name.utf8.elementsEqual(slot.rawValue.utf8) else {
        throw CedarError(.unexpectedSlot, "expected `\(slot.rawValue)`, found `\(name)`")
      }
      self = .slot(slot)
    } else {
      self = .entity(try EntityUID(try json.fields(others + ["entity"])["entity"] ?? .null))
    }
  }
}

extension ActionConstraint {
  /// The constraint in Cedar's JSON form, in which a list of one action is that action.
  var json: JSON {
    switch self {
    case .any: ["op": "All"]
    case .equal(let uid): ["op": "==", "entity": uid.plainJSON]
    case .within(let uid): ["op": "in", "entity": uid.plainJSON]
    case .withinAny(let uids) where uids.count == 1: ["op": "in", "entity": uids[0].plainJSON]
    case .withinAny(let uids): ["op": "in", "entities": .array(uids.map(\.plainJSON))]
    }
  }

  /// Reads a constraint on the action, which has no slot.
  init(_ json: JSON) throws(CedarError) {
    switch json["op"]?.string {
    case "All", "all":
      _ = try json.fields(["op"])
      self = .any
    case "==": self = .equal(try EntityUID(try json.fields(["op", "entity"])["entity"] ?? .null))
    case "in" where json["entities"] != nil:
      var uids: [EntityUID] = []
      for uid in try json.fields(["op", "entities"]).list("entities") { uids.append(try EntityUID(uid)) }
      self = .withinAny(uids)
    case "in": self = .within(try EntityUID(try json.fields(["op", "entity"])["entity"] ?? .null))
    default: throw CedarError(.invalidPolicyJSON, "the `op` of an action's scope must be `All`, `==` or `in`")
    }
  }
}
