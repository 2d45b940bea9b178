public import JSON

extension Value {
  /// The value in Cedar's JSON form without a schema: what the reading initialiser gives back unchanged.
  public var json: JSON {
    switch self {
    case .bool(let value): .bool(value)
    case .long(let value): .integer(value)
    case .string(let value): .string(value.string)
    case .entity(let uid): ["__entity": uid.json]
    case .set(let set): .array(set.elements.map(\.json))
    case .record(let record): record.json
    case .extension(let value): ["__extn": value.json]
    }
  }
}

extension Record {
  /// The fields as a JSON object, ordered by key.
  public var json: JSON {
    .object(JSONObject(members: sorted.map { ($0.key.string, $0.value.json) }))
  }
}

extension EntityUID {
  /// `{"type": …, "id": …}`.
  public var json: JSON { ["type": .string(type.description), "id": .string(id.string)] }
}

extension Entity {
  /// The entity in Cedar's JSON form: `uid`, `attrs`, `parents`, and `tags` when it has some.
  public var json: JSON {
    var object: JSONObject = [
      "uid": uid.json, "attrs": attributes.json, "parents": .array(parents.sorted().map(\.json)),
    ]
    if tags.count > 0 { object["tags"] = tags.json }
    return .object(object)
  }
}

extension ExtensionValue {
  /// The call that makes the value. An instant is an offset from 1970, the one form that reaches every instant.
  fileprivate var json: JSON {
    switch self {
    case .decimal(let value): ["fn": "decimal", "arg": .string(value.description)]
    case .ipaddr(let value): ["fn": "ip", "arg": .string(value.description)]
    case .duration(let value): ["fn": "duration", "arg": .string("\(value.milliseconds)ms")]
    case .datetime(let value):
      [
        "fn": "offset",
        "args": [
          ["__extn": ["fn": "datetime", "arg": "1970-01-01"]],
          ["__extn": ["fn": "duration", "arg": .string("\(value.milliseconds)ms")]],
        ],
      ]
    }
  }
}
