extension Schema {
  /// Whether a value is of a type: records have every required attribute and no undeclared one, entities are of the very
  /// type, and exist where the schema lists those that do (enumerations, actions).
  func contains(_ value: Value, in type: SchemaType) -> Bool {
    switch (type, value) {
    case (.bool, .bool), (.long, .long), (.string, .string): true
    case (.set(let element), .set(let set)): set.elements.allSatisfy { contains($0, in: element) }
    case (.record(let shape), .record(let record)): fault(in: record, shape) == nil
    case (.entity(let type), .entity(let uid)): uid.type == type && mayExist(uid)
    case (.extension(.decimal), .extension(.decimal)), (.extension(.ipaddr), .extension(.ipaddr)),
      (.extension(.datetime), .extension(.datetime)), (.extension(.duration), .extension(.duration)):
      true
    default: false
    }
  }

  /// Whether an entity may exist: a declared action, or an entity of a declared type, with a listed id if it lists them.
  func mayExist(_ uid: EntityUID) -> Bool {
    actions[uid] != nil || entityTypes[uid.type]?.allows(id: uid.id) == true
  }

  /// What keeps a record from being of a shape, in words that show no value; `nil` when nothing does.
  func fault(in record: Record, _ shape: SchemaRecord) -> String? {
    if let name = shape.missing(in: record) { return "attribute `\(name)` is missing" }
    for field in record.fields {
      guard let attribute = shape[field.key] else { return "attribute `\(field.key)` is not declared" }
      guard contains(field.value, in: attribute.type) else {
        return "attribute `\(field.key)` is not of type `\(attribute.type)`"
      }
    }
    return nil
  }
}

extension SchemaRecord {
  /// A required attribute that a record lacks, `nil` when it has them all.
  func missing(in record: Record) -> CedarString? {
    attributes.first { $0.value.isRequired && !record.contains($0.key) }?.key
  }
}
