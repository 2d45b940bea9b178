internal import Cedar
internal import JSON

/// Who and what the cases name: agents, bodies, fiches and persons, described once, with the usual facts.
///
/// What a case does not say comes from here, and what stands here is of the schema's types: an attribute that the schema
/// does not declare, or a name that nobody bears, is a fault in the file.
struct Cast {
  let schema: Schema
  /// What all entities of a type have, unless they say otherwise (`usages`).
  let usual: [String: JSONObject]
  /// The entities, by name, with their type.
  let entities: [String: (type: EntityType, attributes: JSONObject)]
  /// The usual facts, then what each person has of their own.
  let facts: JSONObject
  let persons: [String: JSONObject]
  /// The usual context of each action.
  let contexts: [String: JSONObject]

  /// Reads the file of the cast.
  init(_ reader: JSONReader, schema: Schema) throws {
    self.schema = schema
    (usual, entities, facts, persons, contexts) = try reader.object { fields in
      let usual = try Self.objects(fields.required("usages"))
      var entities: [String: (type: EntityType, attributes: JSONObject)] = [:]
      let groups = try fields.required("distribution")
      for (name, group) in try groups.members().members {
        let type = try EntityType(name)
        for (entity, attributes) in try Self.objects(JSONReader(group, pointer: "\(groups.pointer)/\(name)")) {
          guard entities.updateValue((type, attributes), forKey: entity) == nil else {
            throw groups.fault(.duplicate, expected: "one entity called \(entity)")
          }
        }
      }
      return (
        usual, entities, try fields.required("faits").members(), try Self.objects(fields.required("personnes")),
        try Self.objects(fields.required("contextes"))
      )
    }
  }

  private static func objects(_ reader: JSONReader) throws -> [String: JSONObject] {
    try Dictionary(
      uniqueKeysWithValues: reader.members().members.map { key, json in
        (key, try JSONReader(json, pointer: "\(reader.pointer)/\(key)").members())
      })
  }
}
