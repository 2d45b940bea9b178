/// A description of JSON values, in the part of JSON Schema 2020-12 that this project needs.
///
/// ```swift
/// let accord = JSONSchema.object([.required("etat", .codes(["donne", "refuse"])), .optional("le", .string())])
/// ```
///
/// It is built from typed parts, so that a keyword cannot be misspelt. A schema that is named is referred to wherever it
/// stands, and carries what it refers to.
public struct JSONSchema: Sendable, Equatable {
  /// The keywords, as they are published.
  public let keywords: JSONObject
  /// The named schemas that this one refers to, directly or not.
  public let definitions: [String: JSONObject]

  /// Where a document holds its named schemas: that of OpenAPI 3.1.
  public static let definitionsPointer = "#/components/schemas/"

  init(_ keywords: JSONObject, of parts: [JSONSchema] = []) {
    self.keywords = keywords
    definitions = Self.definitions(of: parts)
  }

  private init(_ keywords: JSONObject, definitions: [String: JSONObject]) {
    (self.keywords, self.definitions) = (keywords, definitions)
  }

  /// The schema as it is published.
  public var json: JSON { .object(keywords) }

  /// The named schemas that several refer to.
  /// - Precondition: two of the same name are the same.
  public static func definitions(of schemas: [JSONSchema]) -> [String: JSONObject] {
    schemas.reduce(into: [:]) { all, schema in
      all.merge(schema.definitions) { first, second in
        precondition(first == second, "two different schemas have one name")
        return first
      }
    }
  }

  /// This schema under a name, to be referred to.
  public func named(_ name: String) -> JSONSchema {
    var definitions = definitions
    precondition(definitions[name] == nil, "a schema that holds itself is not needed, and not made")
    definitions[name] = keywords
    return JSONSchema(["$ref": .string(Self.definitionsPointer + name)], definitions: definitions)
  }

  /// This schema with a sentence for whoever reads it.
  public func described(_ text: String) -> JSONSchema {
    var keywords = keywords
    keywords["description"] = .string(text)
    return JSONSchema(keywords, definitions: definitions)
  }
}
