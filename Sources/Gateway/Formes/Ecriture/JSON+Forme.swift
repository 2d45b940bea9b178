internal import JSON
internal import Liaison

extension JSON {
  /// An object of the members that have a value: what is absent is not written.
  static func objet(_ members: KeyValuePairs<String, JSON?>) -> JSON {
    .object(JSONObject(members: members.compactMap { name, value in value.map { (name, $0) } }))
  }

  /// A list, or nothing when it is empty.
  static func liste(_ elements: [JSON]) -> JSON? { elements.isEmpty ? .none : .some(.array(elements)) }

  /// `true`, or nothing: for what is false unless it is said.
  static func siVrai(_ bool: Bool) -> JSON? { bool ? .some(.bool(true)) : .none }
}

extension Texte {
  var json: JSON { .string(contenu) }
}

extension Ligne {
  var json: JSON { .string(contenu) }
}

extension Coded {
  var json: JSON { .string(code) }
}

extension Set where Element: Coded {
  /// The codes in the order of their list, so that equal sets have equal texts.
  var json: JSON { .array(Element.all.filter(contains).map { $0.json }) }
  /// The codes, or nothing when there is none.
  var jsonOuRien: JSON? { isEmpty ? .none : .some(json) }
}

extension CalendarDay {
  var json: JSON { .string(description) }
}

extension CodeCommune {
  var json: JSON { .string(description) }
}

extension OrganismeID {
  var json: JSON { .string(description) }
}

extension AgentID {
  var json: JSON { .string(description) }
}
