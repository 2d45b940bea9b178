public import JSON

extension PolicySet {
  /// How deep a JSON text may be so that every policy that can be written can be read again.
  public static let jsonLimits = JSON.Limits(depth: 2 * JSONSize.depthLimit + 16)

  /// The set in Cedar's JSON form: policies and templates by id, and the links between them.
  ///
  /// - Throws: `CedarError`: `tooDeep`, `tooLong` for expressions whose JSON form no reader should be given.
  public func json() throws(CedarError) -> JSON {
    try JSONSize.check(policies + templates)
    let object = { (policies: [Policy]) -> JSON in
      .object(JSONObject(members: policies.map { ($0.id.text.string, $0.checkedJSON) }))
    }
    return [
      "templates": object(templates), "staticPolicies": object(policies.filter { $0.link == nil }),
      "templateLinks": .array(policies.compactMap { $0.link?.json }),
    ]
  }

  /// Reads a set in Cedar's JSON form; parse its text under ``jsonLimits``.
  ///
  /// Each policy is written as a text of its own (see ``Policy/init(id:_:)``), which ``sources`` then holds.
  /// - Throws: `CedarError`: `invalidPolicyJSON`, `unexpectedSlot` for a slot in a static policy, and what a policy and a
  ///   link throw.
  public init(_ json: JSON) throws(CedarError) {
    let fields = try json.fields(["templates", "staticPolicies", "templateLinks"])
    var policies: [Policy] = []
    for (id, policy) in try fields.object("staticPolicies").members {
      let policy = try Policy(id: PolicyID(id), policy)
      guard !policy.isTemplate else { throw CedarError(.unexpectedSlot, "the policy `\(id)` is static but has a slot") }
      policies.append(policy)
    }
    for (id, template) in try fields.object("templates").members {
      let template = try Policy(id: PolicyID(id), template)
      guard template.isTemplate else { throw CedarError(.invalidPolicyJSON, "the template `\(id)` has no slot") }
      policies.append(template)
    }
    var links: [TemplateLink] = []
    for link in try fields.list("templateLinks") { links.append(try TemplateLink(link)) }
    let unlinked = try PolicySet(policies, sources: policies.map(\.source))
    self = links.isEmpty ? unlinked : try unlinked.linking(links)
  }
}

extension TemplateLink {
  fileprivate var json: JSON {
    var values = JSONObject()
    values[Slot.principal.rawValue] = principal?.plainJSON
    values[Slot.resource.rawValue] = resource?.plainJSON
    return [
      "templateId": .string(template.text.string), "newId": .string(id.text.string), "values": .object(values),
    ]
  }

  fileprivate init(_ json: JSON) throws(CedarError) {
    let fields = try json.fields(["templateId", "newId", "values"])
    let values = try (fields["values"] ?? .null).fields(
      [], optional: [Slot.principal.rawValue, Slot.resource.rawValue])
    let entity = { (slot: Slot) throws(CedarError) -> EntityUID? in
      guard let json = values[slot.rawValue] else { return nil }
      return try EntityUID(json)
    }
    self.init(
      PolicyID(try fields.text("templateId")), as: PolicyID(try fields.text("newId")),
      principal: try entity(.principal), resource: try entity(.resource))
  }
}
