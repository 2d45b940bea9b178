public import JSON

extension Policy {
  /// The policy, or template, in Cedar's JSON form (EST). Its id is not part of it.
  ///
  /// - Throws: `CedarError`: `tooDeep`, `tooLong` for expressions whose JSON form no reader should be given.
  public func json() throws(CedarError) -> JSON {
    try JSONSize.check([self])
    return checkedJSON
  }

  /// The same, when ``JSONSize`` has been checked.
  var checkedJSON: JSON {
    var fields: JSONObject = [
      "effect": .string(effect.rawValue), "principal": principal.json, "action": action.json,
      "resource": resource.json,
      "conditions": .array(conditions.map { ["kind": .string($0.kind.rawValue), "body": $0.body.json] }),
    ]
    if !annotations.isEmpty {
      fields["annotations"] = .object(
        JSONObject(members: annotations.map { ($0.name.string, $0.isBare ? .null : .string($0.value.string)) }))
    }
    return .object(fields)
  }

  /// Reads a policy or template in Cedar's JSON form (EST).
  ///
  /// It is written as text and parsed: what holds of policies that people wrote (limits, places, ``source``) holds of it.
  /// - Throws: `CedarError`: `invalidPolicyJSON` for another shape or a field that the form does not have; what the
  ///   parser throws, with a place in the text written.
  public init(id: PolicyID, _ json: JSON) throws(CedarError) {
    let fields = try json.fields(
      ["effect", "principal", "action", "resource", "conditions"], optional: ["annotations"])
    guard let effect = Effect(rawValue: try fields.text("effect")) else {
      throw CedarError(.invalidPolicyJSON, "`effect` must be `permit` or `forbid`")
    }
    var conditions: [Condition] = []
    for condition in try fields.list("conditions") { conditions.append(try Condition(condition)) }
    let written = Policy(
      id: id, annotations: try Self.annotations(fields["annotations"]), effect: effect,
      principal: try EntityConstraint(fields["principal"] ?? .null, slot: .principal),
      action: try ActionConstraint(fields["action"] ?? .null),
      resource: try EntityConstraint(fields["resource"] ?? .null, slot: .resource), conditions: conditions,
      span: .nowhere, source: "")
    var parser = try Parser(written.text)
    self = try parser.policies { (_, _, _) in id }[0]
  }

  private static func annotations(_ json: JSON?) throws(CedarError) -> [Annotation] {
    guard let json else { return [] }
    guard let object = json.object else { throw CedarError(.invalidPolicyJSON, "`annotations` must be an object") }
    var annotations: [Annotation] = []
    for (name, value) in object.members {
      guard Identifier.isIdentifier(name.utf8) else {
        throw CedarError(.invalidName, "`\(name)` is not a valid annotation name")
      }
      switch value {
      case .string(let text): annotations.append(Annotation(name: CedarString(name), value: CedarString(text)))
      case .null: annotations.append(Annotation(name: CedarString(name), value: "", isBare: true))
      default: throw CedarError(.invalidPolicyJSON, "an annotation must be a string or `null`")
      }
    }
    return annotations
  }
}

extension Condition {
  fileprivate init(_ json: JSON) throws(CedarError) {
    let fields = try json.fields(["kind", "body"])
    guard let kind = Kind(rawValue: try fields.text("kind")) else {
      throw CedarError(.invalidPolicyJSON, "the `kind` of a condition must be `when` or `unless`")
    }
    var reader = ExpressionReader()
    self.init(kind: kind, body: try reader.expression(fields["body"]), span: .nowhere)
  }
}
