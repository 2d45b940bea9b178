internal import Foundation
package import JSON
internal import Synchronization

/// Judges values by a published schema, as somebody who has only the document would: JSON Schema 2020-12, of which it knows
/// the part that we publish and refuses any other keyword.
package struct SchemaValidator: Sendable {
  private let definitions: [String: JSON]

  /// - Parameter definitions: the named schemas, `components.schemas` of the document.
  package init(definitions: JSONObject) {
    self.definitions = Dictionary(definitions.members.map { ($0.key, $0.value) }) { first, _ in first }
  }

  /// The faults of a value, each with its pointer; none when the schema accepts it.
  package func faults(_ value: JSON, _ schema: JSON, at pointer: String = "") -> [String] {
    guard let keywords = schema.object else {
      return schema.bool == true ? [] : ["\(pointer): nothing may stand here"]
    }
    return keywords.members.flatMap { faults(value, $0.key, $0.value, of: keywords, at: pointer) }
  }

  private func faults(
    _ value: JSON, _ keyword: String, _ asked: JSON, of keywords: JSONObject, at pointer: String
  ) -> [String] {
    switch keyword {
    case "description", "format", "contentEncoding": []
    case "$ref": referred(asked).map { faults(value, $0, at: pointer) } ?? ["\(pointer): refers to nothing"]
    case "anyOf": anyOf(value, asked.array ?? [], at: pointer)
    case "const": value == asked ? [] : ["\(pointer): not the constant"]
    case "enum": asked.array?.contains(value) == true ? [] : ["\(pointer): not in the list"]
    case "type": asked.string == value.typeName ? [] : ["\(pointer): not of type \(asked.string ?? "?")"]
    case "minLength", "maxLength", "pattern": text(value, keyword, asked, at: pointer)
    case "minimum", "maximum": number(value, keyword, asked, at: pointer)
    case "items", "minItems", "maxItems", "uniqueItems": list(value, keyword, asked, at: pointer)
    case "properties", "required", "additionalProperties":
      object(value, keyword, asked, properties: keywords["properties"]?.object, at: pointer)
    default: ["\(pointer): the keyword \(keyword) is not understood"]
    }
  }

  private func referred(_ reference: JSON) -> JSON? {
    guard let text = reference.string, text.hasPrefix(JSONSchema.definitionsPointer) else { return nil }
    return definitions[String(text.dropFirst(JSONSchema.definitionsPointer.count))]
  }

  private func anyOf(_ value: JSON, _ schemas: [JSON], at pointer: String) -> [String] {
    let found = schemas.map { faults(value, $0, at: pointer) }
    if found.contains([]) { return [] }
    return ["\(pointer): none of \(schemas.count)"] + (found.min { $0.count < $1.count } ?? [])
  }

  private func text(_ value: JSON, _ keyword: String, _ asked: JSON, at pointer: String) -> [String] {
    guard let text = value.string else { return [] }
    let holds =
      switch (keyword, asked) {
      case ("minLength", .integer(let least)): text.unicodeScalars.count >= least
      case ("maxLength", .integer(let most)): text.unicodeScalars.count <= most
      case ("pattern", .string(let pattern)):
        Patterns.matches(text, pattern)
      default: false
      }
    return holds ? [] : ["\(pointer): \(keyword)"]
  }

  private func number(_ value: JSON, _ keyword: String, _ asked: JSON, at pointer: String) -> [String] {
    guard let number = value.integer else { return [] }
    guard let bound = asked.integer else { return ["\(pointer): \(keyword) is no number"] }
    return (keyword == "minimum" ? number >= bound : number <= bound) ? [] : ["\(pointer): \(keyword)"]
  }

  private func list(_ value: JSON, _ keyword: String, _ asked: JSON, at pointer: String) -> [String] {
    guard let elements = value.array else { return [] }
    switch (keyword, asked) {
    case ("items", _): return elements.enumerated().flatMap { faults($1, asked, at: "\(pointer)/\($0)") }
    case ("minItems", .integer(let least)) where elements.count >= least: return []
    case ("maxItems", .integer(let most)) where elements.count <= most: return []
    case ("uniqueItems", true)
    where elements.indices.allSatisfy({ !elements[..<$0].contains(elements[$0]) }):
      return []
    default: return ["\(pointer): \(keyword)"]
    }
  }

  private func object(
    _ value: JSON, _ keyword: String, _ asked: JSON, properties: JSONObject?, at pointer: String
  ) -> [String] {
    guard let members = value.object?.members else { return [] }
    return switch keyword {
    case "required":
      (asked.array ?? []).compactMap(\.string).filter { value[$0] == nil }.map { "\(pointer)/\($0): missing" }
    case "properties":
      members.flatMap { name, member in asked[name].map { faults(member, $0, at: "\(pointer)/\(name)") } ?? [] }
    default:
      members.filter { properties?[$0.key] == nil }.flatMap { faults($0.value, asked, at: "\(pointer)/\($0.key)") }
    }
  }
}

/// Patterns, each compiled once: the tests ask the same ones a million times.
private enum Patterns {
  private static let compiled = Mutex<[String: NSRegularExpression]>([:])

  /// Whether a pattern, which ours hold between `^` and `$`, matches a whole text.
  static func matches(_ text: String, _ pattern: String) -> Bool {
    let expression = compiled.withLock { all in
      let found = all[pattern] ?? (try? NSRegularExpression(pattern: pattern))
      all[pattern] = found
      return found
    }
    let whole = NSRange(text.startIndex..., in: text)
    return expression?.firstMatch(in: text, range: whole)?.range == whole
  }
}

extension JSON {
  fileprivate var typeName: String {
    switch self {
    case .null: "null"
    case .bool: "boolean"
    case .integer: "integer"
    case .double: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }
}
