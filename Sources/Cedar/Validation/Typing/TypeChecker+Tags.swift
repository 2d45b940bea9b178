extension TypeChecker {
  func hasTag(_ receiver: Expression, _ name: Expression) -> Answer {
    guard let types = taggedTypes(receiver, name) else { return .boolean() }
    let capability = Capability.tag(shapes.shape(of: receiver), shapes.shape(of: name))
    guard !tagTypes(of: types).isEmpty else { return .boolean(false) }
    return Answer(type: .bool(holds(capability) ? true : nil), capabilities: [capability])
  }

  /// The value of a tag: any name may be read once the same name, as written, was tested on the same expression.
  func tag(_ whole: Expression, _ receiver: Expression, _ name: Expression) -> Answer {
    guard let types = taggedTypes(receiver, name) else { return .unknown }
    let entity = ExpressionType.entity(types)
    guard holds(.tag(shapes.shape(of: receiver), shapes.shape(of: name))) else {
      report(.unsafeTag, at: whole.span, "a tag of `\(entity)` may be missing: test it with `hasTag` first")
      return .unknown
    }
    let tags = tagTypes(of: types)
    guard !tags.isEmpty else {
      report(.noTags, at: whole.span, "`\(entity)` has no tags")
      return .unknown
    }
    return Answer(type: join(tags, at: whole.span, in: "the tags of `\(entity)`"))
  }

  /// The receiver's types, `nil` after a fault.
  private func taggedTypes(_ receiver: Expression, _ name: Expression) -> Set<EntityType>? {
    let type = expect(receiver, .entity).type
    _ = expect(name, .string)
    guard let type else { return nil }
    guard case .entity(let types) = type else {
      unexpected(type, Expectation.entity.name, at: receiver.span)
      return nil
    }
    return types
  }

  /// Types without tags are passed over: they are assumed not to be the ones met.
  private func tagTypes(of types: Set<EntityType>) -> [ExpressionType] {
    types.sorted().compactMap(schema.tags(of:))
  }
}
