extension PolicySet {
  /// This set with more policies, each made by filling a template's slots.
  ///
  /// ``sources`` stays what it was: a digest of the set must cover its links besides.
  /// - Throws: `CedarError`: `invalidLink` when there is no such template or the slots do not fit it; `duplicatePolicy`.
  public func linking(_ links: [TemplateLink]) throws(CedarError) -> PolicySet {
    let known = Dictionary(templates.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var linked: [Policy] = []
    for link in links {
      guard let template = known[link.template] else {
        throw CedarError(.invalidLink, "there is no template `\(link.template)`")
      }
      linked.append(try template.filled(by: link))
    }
    return try PolicySet(policies + templates + linked, sources: sources)
  }
}

extension Policy {
  fileprivate func filled(by link: TemplateLink) throws(CedarError) -> Policy {
    guard principal.hasSlot == (link.principal != nil), resource.hasSlot == (link.resource != nil) else {
      throw CedarError(.invalidLink, "the slots given do not fit the template `\(id)`")
    }
    return Policy(
      id: link.id, annotations: annotations, effect: effect,
      principal: link.principal.map(principal.filling) ?? principal, action: action,
      resource: link.resource.map(resource.filling) ?? resource, conditions: conditions, span: span, source: source,
      link: link)
  }
}
