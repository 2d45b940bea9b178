import Cedar
import JSON

/// Any text is policies or an error with its place.
func fuzzCedar(_ bytes: [UInt8]) {
  guard let text = String(validating: bytes, as: UTF8.self) else { return }
  guard let policies = try? PolicySet(parsing: text) else { return }
  guard let somebody = try? EntityUID("User", "a"),
    let request = try? Request(
      principal: somebody, action: EntityUID("Action", "b"), resource: EntityUID("Thing", "c"))
  else { return }
  let entities = try? Entities([Entity(somebody)])
  if let entities { _ = Authorizer(policies).authorize(request, in: entities) }
}

/// Any text is a schema in one of the two forms, or an error; what follows a NUL is entities read under it. Hierarchies
/// are closed, and a store that was read conforms.
func fuzzSchema(_ bytes: [UInt8]) {
  let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
  guard let text = String(validating: parts[0], as: UTF8.self), let schema = try? Schema(text: text) else { return }
  for type in schema.entityTypes.values {
    precondition(type.parents.isSubset(of: type.ancestors))
    precondition(type.ancestors.allSatisfy { schema[$0]?.descendants.contains(type.name) == true })
  }
  for action in schema.actions.values {
    precondition(action.parents.isSubset(of: action.ancestors) && !action.ancestors.contains(action.uid))
    precondition(action.ancestors.allSatisfy { schema[$0]?.descendants.contains(action.uid) == true })
  }
  guard parts.count == 2, let json = try? JSON.parse(Array(parts[1])),
    let store = try? Entities(json, schema: schema)
  else { return }
  precondition(schema.actions.keys.allSatisfy { store[$0] != nil })
  do { _ = try Entities(store.all, schema: schema) } catch { preconditionFailure("a store that was read is refused") }
}
