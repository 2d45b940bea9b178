public import Cedar
public import JSON

/// A question to the rules with every fact that its answer may rest on: who, what, on what, in which context.
///
/// It holds codes, Booleans and opaque identifiers, never a name or a text that a person typed. The journal keeps it
/// with each decision, so that the decision can be taken again against the rules of that day, by us or by any other
/// Cedar engine: its JSON form is Cedar's own.
public struct CodedRequest: Hashable, Sendable {
  /// The question.
  public let request: Request
  /// What the rules may know of the entities that the question names.
  public let entities: [Entity]

  /// A question and its facts.
  public init(_ request: Request, entities: [Entity]) {
    self.request = request
    self.entities = entities
  }
}

extension CodedRequest {
  /// Reads `{"principal", "action", "resource", "context", "entities"}`, as Cedar's tools write them.
  /// - Throws: `CedarError` (`invalidEntityJSON` and what values throw) that never cites a value.
  public init(_ json: JSON) throws(CedarError) {
    guard case .object(let object) = json, object.members.count == 5, let principal = object["principal"],
      let action = object["action"], let resource = object["resource"], let context = object["context"],
      let entities = object["entities"]?.array
    else {
      throw CedarError(
        .invalidEntityJSON,
        "a coded request has principal, action, resource, context and entities, and nothing else")
    }
    var known: [Entity] = []
    for entity in entities { known.append(try Entity(entity)) }
    self.init(
      Request(
        principal: try EntityUID(principal), action: try EntityUID(action), resource: try EntityUID(resource),
        context: try Record(context)),
      entities: known)
  }

  /// The JSON form that ``init(_:)`` reads.
  public var json: JSON {
    [
      "principal": request.principal.json, "action": request.action.json, "resource": request.resource.json,
      "context": request.context.json, "entities": .array(entities.map(\.json)),
    ]
  }
}
