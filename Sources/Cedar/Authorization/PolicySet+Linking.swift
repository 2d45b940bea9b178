extension PolicySet {
  /// This set with one more policy, made by filling a template's slots.
  ///
  /// - Parameters:
  ///   - template: the template's id.
  ///   - id: the new policy's id.
  ///   - principal: fills `?principal`, and must be given exactly when the template has it.
  ///   - resource: fills `?resource`, likewise.
  /// - Throws: `CedarError`: `invalidLink`, `duplicatePolicy`.
  public func linking(
    _ template: PolicyID, as id: PolicyID, principal: EntityUID? = nil, resource: EntityUID? = nil
  ) throws(CedarError) -> PolicySet {
    guard let source = templates.first(where: { $0.id == template }) else {
      throw CedarError(.invalidLink, "there is no template `\(template)`")
    }
    guard source.principal.hasSlot == (principal != nil), source.resource.hasSlot == (resource != nil) else {
      throw CedarError(.invalidLink, "the slots given do not fit the template `\(template)`")
    }
    let policy = Policy(
      id: id, annotations: source.annotations, effect: source.effect,
      principal: principal.map(source.principal.filling) ?? source.principal, action: source.action,
      resource: resource.map(source.resource.filling) ?? source.resource, conditions: source.conditions,
      span: source.span, source: source.source)
    return try PolicySet(policies + templates + [policy], sources: sources)
  }
}
