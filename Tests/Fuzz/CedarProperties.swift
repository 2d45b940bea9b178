import Cedar

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
