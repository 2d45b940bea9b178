internal import JSON

/// Turns the pairs of a form into the JSON that the API reads, guided by its published schema: a page adds no rule of its
/// own, and forgets none.
///
/// `fiche/identite/nom=…` becomes a member of a member; a name given twice, or `mineurs/0/prenom`, becomes a list. What is
/// left empty is absent. What the schema does not know is kept, so that the strict reader refuses it.
struct FormBody {
  /// What was typed, by the first step of its name.
  private final class Node {
    var values: [String] = []
    var children: [(name: String, node: Node)] = []

    func child(_ name: String) -> Node {
      if let found = children.first(where: { $0.name.utf8.elementsEqual(name.utf8) }) { return found.node }
      let node = Node()
      children.append((name, node))
      return node
    }
  }

  private let root = Node()
  /// More steps than any name of ours has.
  private static let deepest = 8

  init(_ items: [(name: String, value: String)]) {
    for (name, value) in items {
      let steps = name.split(separator: "/", maxSplits: Self.deepest, omittingEmptySubsequences: false)
      let node = steps.reduce(root) { $0.child(String($1)) }
      node.values.append(value)
    }
  }

  /// The object that a schema describes.
  func json(as schema: JSONSchema) -> JSON {
    Self.value(root, Shape(schema.keywords, schema.definitions)) ?? [:]
  }

  /// A part of a schema, with the names it may refer to. What may be one thing or another has the members of all.
  struct Shape {
    let alternatives: [JSONObject]
    private let definitions: [String: JSONObject]

    init(_ keywords: JSONObject, _ definitions: [String: JSONObject]) {
      self.definitions = definitions
      alternatives = Self.resolved(keywords, definitions)
    }

    /// Without references, choices and `null`.
    private static func resolved(_ keywords: JSONObject, _ definitions: [String: JSONObject]) -> [JSONObject] {
      if let name = keywords["$ref"]?.string?.dropFirst(JSONSchema.definitionsPointer.count),
        let named = definitions[String(name)]
      {
        return resolved(named, definitions)
      }
      guard let choices = keywords["anyOf"]?.array else { return [keywords] }
      return choices.compactMap(\.object).filter { $0["type"]?.string != "null" }
        .flatMap { resolved($0, definitions) }
    }

    var type: String? { alternatives.lazy.compactMap { $0["type"]?.string }.first }
    /// What each alternative asks for.
    var required: [String] {
      alternatives.count == 1 ? (alternatives[0]["required"]?.array ?? []).compactMap(\.string) : []
    }

    func member(_ name: String) -> Shape? {
      alternatives.lazy.compactMap { $0["properties"]?.object?[name]?.object }.first.map { Shape($0, definitions) }
    }

    var element: Shape? {
      alternatives.lazy.compactMap { $0["items"]?.object }.first.map { Shape($0, definitions) }
    }
  }

  private static func value(_ node: Node, _ shape: Shape?) -> JSON? {
    switch shape?.type {
    case "object": object(node, shape)
    case "array": list(node, shape?.element)
    default: node.children.isEmpty ? scalar(node.values, shape?.type) : object(node, shape)
    }
  }

  private static func object(_ node: Node, _ shape: Shape?) -> JSON? {
    var object: JSONObject = [:]
    for (name, child) in node.children { object[name] = value(child, shape?.member(name)) }
    guard !object.members.isEmpty else { return nil }
    // A part that must be there is there, so that the fault names the field in it and not the whole part.
    for name in shape?.required ?? [] where object[name] == nil && shape?.member(name)?.type == "object" {
      object[name] = [:]
    }
    return .object(object)
  }

  private static func list(_ node: Node, _ element: Shape?) -> JSON? {
    let numbered = node.children.sorted { (Int($0.name) ?? .max, $0.name) < (Int($1.name) ?? .max, $1.name) }
    let elements =
      node.values.compactMap { scalar([$0], element?.type) } + numbered.compactMap { value($0.node, element) }
    return elements.isEmpty ? nil : .array(elements)
  }

  private static func scalar(_ values: [String], _ type: String?) -> JSON? {
    guard let text = values.first(where: { !$0.isEmpty }) else { return nil }
    switch (type, text) {
    case ("boolean", "oui"), ("boolean", "true"): return true
    case ("boolean", "non"), ("boolean", "false"): return false
    case ("integer", _): return Int64(text).map(JSON.integer) ?? .string(text)
    default: return .string(text)
    }
  }
}
