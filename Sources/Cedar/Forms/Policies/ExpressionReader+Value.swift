internal import JSON

extension ExpressionReader {
  /// What stands under `Value`: a value in the form that attributes have. Sets, records and extension values become
  /// the expressions that make them, as the language has no literal for them.
  mutating func value(_ json: JSON) throws(CedarError) -> Expression {
    Expression(try nested { (reader) throws(CedarError) in try reader.valueKind(json) }, at: .nowhere)
  }

  private mutating func valueKind(_ json: JSON) throws(CedarError) -> Expression.Kind {
    switch json {
    case .bool(let value): return .literal(.bool(value))
    case .integer(let value): return .literal(.long(value))
    case .string(let value): return .literal(.text(value))
    case .array(let elements): return .set(try values(elements))
    case .object(let object):
      if let escaped = object["__entity"] {
        _ = try json.fields(["__entity"])
        return .literal(.entity(try EntityUID(plain: escaped)))
      }
      if let escaped = object["__extn"] {
        _ = try json.fields(["__extn"])
        return try call(escaped)
      }
      guard object["__expr"] == nil else {
        throw CedarError(.invalidPolicyJSON, "the `__expr` escape is no longer supported")
      }
      var entries: [RecordEntry] = []
      for (key, element) in object.members {
        entries.append(RecordEntry(key: CedarString(key), value: try value(element)))
      }
      return .record(entries)
    case .null: throw CedarError(.invalidPolicyJSON, "`null` is not a Cedar value")
    case .double: throw CedarError(.invalidPolicyJSON, "a number must be a 64-bit integer")
    }
  }

  private mutating func values(_ elements: [JSON]) throws(CedarError) -> [Expression] {
    var values: [Expression] = []
    for element in elements { values.append(try value(element)) }
    return values
  }

  /// `{"fn": …, "arg": …}`, or `args` for several arguments.
  private mutating func call(_ json: JSON) throws(CedarError) -> Expression.Kind {
    guard json["args"] == nil else {
      let fields = try json.fields(["fn", "args"])
      return try call(try fields.text("fn"), try values(try fields.list("args")))
    }
    let fields = try json.fields(["fn", "arg"])
    return try call(try fields.text("fn"), [try value(fields["arg"] ?? .null)])
  }
}

extension Pattern {
  /// Reads a list of `"Wildcard"` and `{"Literal": "text"}`.
  init(json: [JSON]) throws(CedarError) {
    var elements: [Element] = []
    for element in json {
      if element == "Wildcard" {
        elements.append(.wildcard)
      } else {
        elements += try element.fields(["Literal"]).text("Literal").unicodeScalars.map(Element.scalar)
      }
    }
    self.init(elements)
  }
}
