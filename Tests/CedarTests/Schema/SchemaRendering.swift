import Cedar
import JSON

/// A resolved schema written back in both forms, every name in full: what either reader makes of it must be the same.
struct SchemaRendering {
  let schema: Schema

  private var namespaces: [String: (types: [EntityTypeDefinition], actions: [ActionDefinition])] {
    var namespaces: [String: (types: [EntityTypeDefinition], actions: [ActionDefinition])] = [:]
    for type in schema.entityTypes.values { namespaces[type.name.namespace, default: ([], [])].types.append(type) }
    for action in schema.actions.values {
      namespaces[action.uid.type.namespace, default: ([], [])].actions.append(action)
    }
    return namespaces
  }

  // MARK: JSON

  var json: JSON {
    .object(
      JSONObject(
        members: namespaces.map { name, declared in
          (
            name,
            [
              "entityTypes": .object(JSONObject(members: declared.types.map { ($0.name.baseName, entityType($0)) })),
              "actions": .object(JSONObject(members: declared.actions.map { ($0.uid.id.string, action($0)) })),
            ]
          )
        }))
  }

  private func entityType(_ type: EntityTypeDefinition) -> JSON {
    var fields: JSONObject = ["annotations": annotations(type.annotations)]
    if let ids = type.enumeration {
      fields["enum"] = .array(ids.map { .string($0.string) })
      return .object(fields)
    }
    fields["memberOfTypes"] = names(type.parents)
    fields["shape"] = json(.record(type.shape))
    fields["tags"] = type.tags.map(json)
    return .object(fields)
  }

  private func action(_ action: ActionDefinition) -> JSON {
    [
      "annotations": annotations(action.annotations),
      "memberOf": .array(action.parents.map { ["type": .string($0.type.name.string), "id": .string($0.id.string)] }),
      "appliesTo": [
        "principalTypes": names(action.principalTypes), "resourceTypes": names(action.resourceTypes),
        "context": json(.record(action.context)),
      ],
    ]
  }

  private func names(_ types: Set<EntityType>) -> JSON { .array(types.map { .string($0.name.string) }) }

  private func annotations(_ annotations: [Annotation]) -> JSON {
    .object(JSONObject(members: annotations.map { ($0.name.string, .string($0.value.string)) }))
  }

  private func json(_ type: SchemaType) -> JSON {
    switch type {
    case .bool: ["type": "Boolean"]
    case .long: ["type": "Long"]
    case .string: ["type": "String"]
    case .set(let element): ["type": "Set", "element": json(element)]
    case .entity(let name): ["type": "Entity", "name": .string(name.name.string)]
    case .extension(let name): ["type": "Extension", "name": .string(name.rawValue)]
    case .record(let record):
      [
        "type": "Record", "additionalAttributes": false,
        "attributes": .object(
          JSONObject(
            members: record.attributes.map { name, attribute in
              var fields = json(attribute.type).object ?? JSONObject()
              fields["required"] = .bool(attribute.isRequired)
              return (name.string, .object(fields))
            })),
      ]
    }
  }

  // MARK: Cedar syntax

  var text: String {
    namespaces.map { name, declared in
      let body = declared.types.map(text).joined() + declared.actions.map(text).joined()
      return name.isEmpty ? body : "namespace \(name) {\n\(body)}\n"
    }.joined()
  }

  private func text(_ type: EntityTypeDefinition) -> String {
    var text = self.text(type.annotations) + "entity \(type.name.baseName)"
    if let ids = type.enumeration { return text + " enum [\(ids.map(quoted).joined(separator: ", "))];\n" }
    if !type.parents.isEmpty { text += " in \(self.text(type.parents))" }
    text += " = \(type.shape)"
    if let tags = type.tags { text += " tags \(tags)" }
    return text + ";\n"
  }

  private func text(_ action: ActionDefinition) -> String {
    var text = self.text(action.annotations) + "action \(quoted(action.uid.id))"
    if !action.parents.isEmpty {
      text += " in [\(action.parents.map { "\($0.type)::\(quoted($0.id))" }.joined(separator: ", "))]"
    }
    if !action.principalTypes.isEmpty {
      text += " appliesTo { principal: \(self.text(action.principalTypes)), "
      text += "resource: \(self.text(action.resourceTypes)), context: \(action.context) }"
    }
    return text + ";\n"
  }

  private func text(_ types: Set<EntityType>) -> String { "[\(types.map(\.description).joined(separator: ", "))]" }

  private func text(_ annotations: [Annotation]) -> String {
    annotations.map { "@\($0.name)(\(quoted($0.value))) " }.joined()
  }

  /// A string as Cedar writes it, which is how its value describes itself.
  private func quoted(_ string: CedarString) -> String { Value.string(string).description }
}
