extension Parser {
  /// Every policy of the text. Ids are made by the caller from the position and the annotations.
  mutating func policies(
    id: (_ position: Int, _ annotations: [Annotation], _ span: SourceSpan) throws(CedarError) -> PolicyID
  ) throws(CedarError) -> [Policy] {
    var policies: [Policy] = []
    while current.kind != .end { policies.append(try policy(at: policies.count, id: id)) }
    return policies
  }

  private mutating func policy(
    at position: Int, id: (Int, [Annotation], SourceSpan) throws(CedarError) -> PolicyID
  ) throws(CedarError) -> Policy {
    let start = current.span
    let annotations = try annotations()
    let effect = try effect()
    try expect(.openParenthesis)
    let scope = try scope()
    let conditions = try conditions()
    try expect(.semicolon)
    let span = span(from: start)
    return Policy(
      id: try id(position, annotations, span), annotations: annotations, effect: effect, principal: scope.principal,
      action: scope.action, resource: scope.resource, conditions: conditions, span: span, source: text(of: span))
  }

  /// `@name` and `@name("value")`, any number of them, names distinct.
  mutating func annotations() throws(CedarError) -> [Annotation] {
    var annotations: [Annotation] = []
    var seen = Set<CedarString>()
    while skip(.at) {
      let span = current.span
      let name = CedarString(try word(expecting: "an annotation name"))
      guard seen.insert(name).inserted else {
        throw CedarError(.duplicateAnnotation, "duplicate annotation: `@\(name)`", at: span)
      }
      guard skip(.openParenthesis) else {
        annotations.append(Annotation(name: name, value: "", isBare: true))
        continue
      }
      annotations.append(Annotation(name: name, value: try string()))
      try expect(.closeParenthesis)
    }
    return annotations
  }

  private mutating func effect() throws(CedarError) -> Effect {
    if skip(word: "permit") { return .permit }
    if skip(word: "forbid") { return .forbid }
    throw unexpected(expecting: "`permit` or `forbid`")
  }

  private mutating func conditions() throws(CedarError) -> [Condition] {
    var conditions: [Condition] = []
    while !isAt(.semicolon) {
      let start = current.span
      let kind: Condition.Kind
      if skip(word: "when") {
        kind = .when
      } else if skip(word: "unless") {
        kind = .unless
      } else {
        throw unexpected(expecting: "`when`, `unless` or `;`")
      }
      try expect(.openBrace)
      guard !isAt(.closeBrace) else {
        throw CedarError(.emptyCondition, "`\(kind.rawValue)` clause cannot be empty", at: span(from: start))
      }
      let body = try expression()
      try expect(.closeBrace)
      conditions.append(Condition(kind: kind, body: body, span: span(from: start)))
    }
    return conditions
  }
}
