internal import JSON

extension JSON {
  /// The members of an object that has all of `required`, perhaps some of `optional`, and no other.
  ///
  /// - Throws: `CedarError` (`invalidPolicyJSON`).
  func fields(_ required: [String], optional: [String] = []) throws(CedarError) -> JSONObject {
    guard case .object(let object) = self else {
      throw CedarError(.invalidPolicyJSON, "an object with `\(required.joined(separator: "`, `"))` is expected")
    }
    for name in required where object[name] == nil {
      throw CedarError(.invalidPolicyJSON, "the field `\(name)` is missing")
    }
    let known = required + optional
    for (name, _) in object.members where !known.contains(where: { $0.utf8.elementsEqual(name.utf8) }) {
      throw CedarError(.invalidPolicyJSON, "the field `\(name)` is unknown")
    }
    return object
  }
}

extension JSONObject {
  /// The text of a field. Throws `CedarError` (`invalidPolicyJSON`) when it is not text.
  func text(_ name: String) throws(CedarError) -> String {
    guard let text = self[name]?.string else { throw CedarError(.invalidPolicyJSON, "`\(name)` must be a string") }
    return text
  }

  /// The elements of a field. Throws `CedarError` (`invalidPolicyJSON`) when it is not an array.
  func list(_ name: String) throws(CedarError) -> [JSON] {
    guard let list = self[name]?.array else { throw CedarError(.invalidPolicyJSON, "`\(name)` must be an array") }
    return list
  }

  /// The members of a field. Throws `CedarError` (`invalidPolicyJSON`) when it is not an object.
  func object(_ name: String) throws(CedarError) -> JSONObject {
    guard let object = self[name]?.object else { throw CedarError(.invalidPolicyJSON, "`\(name)` must be an object") }
    return object
  }
}
