extension JSONSchema {
  /// A member that an object may or must have.
  public struct Member: Sendable, Equatable {
    /// Its name.
    public let name: String
    /// Its value.
    public let schema: JSONSchema
    /// Whether it is always there.
    public let isRequired: Bool

    /// A member that is always there.
    public static func required(_ name: String, _ schema: JSONSchema) -> Member {
      Member(name: name, schema: schema, isRequired: true)
    }

    /// A member that may be absent.
    public static func optional(_ name: String, _ schema: JSONSchema) -> Member {
      Member(name: name, schema: schema, isRequired: false)
    }
  }

  /// An object of these members.
  /// - Parameter others: what any other member is; nil when there is no other.
  public static func object(_ members: [Member], others: JSONSchema? = nil) -> JSONSchema {
    var keywords: JSONObject = ["type": "object"]
    if !members.isEmpty {
      keywords["properties"] = .object(JSONObject(members: members.map { ($0.name, $0.schema.json) }))
    }
    let required = members.filter(\.isRequired).map { JSON.string($0.name) }
    if !required.isEmpty { keywords["required"] = .array(required) }
    keywords["additionalProperties"] = others?.json ?? false
    return JSONSchema(keywords, of: members.map(\.schema) + [others].compactMap { $0 })
  }

  /// A list.
  /// - Parameters:
  ///   - count: how many elements it has.
  ///   - isSet: whether each is there once.
  public static func array(
    of element: JSONSchema, count: ClosedRange<Int> = 0...Int.max, isSet: Bool = false
  ) -> JSONSchema {
    var keywords: JSONObject = ["type": "array", "items": element.json]
    if count.lowerBound > 0 { keywords["minItems"] = .integer(Int64(count.lowerBound)) }
    if count.upperBound < .max { keywords["maxItems"] = .integer(Int64(count.upperBound)) }
    if isSet { keywords["uniqueItems"] = true }
    return JSONSchema(keywords, of: [element])
  }

  /// What one of several describes, or more than one.
  public static func anyOf(_ schemas: [JSONSchema]) -> JSONSchema {
    JSONSchema(["anyOf": .array(schemas.map(\.json))], of: schemas)
  }

  /// What this describes, or `null`.
  public var orNull: JSONSchema { .anyOf([self, .null]) }
}
