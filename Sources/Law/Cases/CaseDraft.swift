internal import JSON

/// A case as it is written: who does what on what, and only the facts that matter.
struct CaseDraft {
  /// Who (`qui`): a name of the cast.
  let who: String
  /// The act (`fait`): an action of the schema.
  let act: String
  /// On what (`sur`): a name of the cast.
  let what: String
  /// The person concerned (`personne`), for acts that rest on coded facts; `nil` for the usual one.
  let person: String?
  /// Facts that differ from the person's.
  let facts: JSONObject?
  /// What else the context says.
  let context: JSONObject
  /// What differs from the cast for the one who acts, and for what is acted upon.
  let agent: JSONObject
  let object: JSONObject

  init(_ fields: inout ObjectReader) throws {
    who = try fields.required("qui").string()
    act = try fields.required("fait").string()
    what = try fields.required("sur").string()
    person = try fields.optional("personne")?.string()
    facts = try fields.optional("faits")?.members()
    context = try fields.optional("contexte")?.members() ?? [:]
    agent = try fields.optional("agent")?.members() ?? [:]
    object = try fields.optional("objet")?.members() ?? [:]
  }
}

extension JSONReader {
  /// The members of an object, whatever their names: the schema says later which may be.
  func members() throws -> JSONObject {
    guard let object = json.object else { throw fault(.wrongType, expected: "object") }
    return object
  }
}

extension JSONObject {
  /// These members, those of `other` taking the place of others of the same name.
  func overridden(by other: JSONObject?) -> JSONObject {
    var result = self
    for (key, value) in other?.members ?? [] { result[key] = value }
    return result
  }
}
