extension Parser {
  /// A whole schema in Cedar syntax: namespaces, and declarations of the empty namespace between them.
  mutating func schema() throws(CedarError) -> [NamespaceDeclaration] {
    var unnamed = NamespaceDeclaration("")
    var named: [NamespaceDeclaration] = []
    var seen = Set<CedarString>()
    while current.kind != .end {
      let annotations = try annotations()
      if skip(word: "namespace") {
        let namespace = try namespace()
        guard seen.insert(namespace.name).inserted else {
          throw CedarError(.duplicateDeclaration, "namespace `\(namespace.name)` is declared twice", at: previous.span)
        }
        named.append(namespace)
      } else {
        try declaration(annotations, into: &unnamed)
      }
    }
    return [unnamed] + named
  }

  private mutating func namespace() throws(CedarError) -> NamespaceDeclaration {
    // `path` refuses `__cedar` wherever it stands, as RFC 52 wants for what users declare.
    var namespace = NamespaceDeclaration(try path())
    try expect(.openBrace)
    while !skip(.closeBrace) {
      let annotations = try annotations()
      try declaration(annotations, into: &namespace)
    }
    return namespace
  }

  private mutating func declaration(
    _ annotations: [Annotation], into namespace: inout NamespaceDeclaration
  ) throws(CedarError) {
    let annotations = annotations.sorted { $0.name < $1.name }
    if skip(word: "entity") {
      namespace.entityTypes += try entityTypes(annotations)
    } else if skip(word: "action") {
      namespace.actions += try actions(annotations)
    } else if skip(word: "type") {
      let span = current.span
      let name = CedarString(try identifier(expecting: "a type name"))
      try expect(.assign)
      namespace.commonTypes.append(CommonTypeDeclaration(name: name, type: try type(), span: span))
      try expect(.semicolon)
    } else {
      throw unexpected(expecting: "`namespace`, `entity`, `action` or `type`")
    }
  }

  // MARK: Lists and names

  /// Elements separated by commas, at least one, no comma after the last.
  mutating func commaSeparated<T>(
    _ element: (inout Parser) throws(CedarError) -> T
  ) throws(CedarError) -> [T] {
    var elements = [try element(&self)]
    while skip(.comma) { elements.append(try element(&self)) }
    return elements
  }

  /// A name that refers to something, in which `__cedar` may stand.
  mutating func reference(_ kind: NameReference.Kind) throws(CedarError) -> NameReference {
    let start = current.span
    var path = try referenceIdentifier()
    while isAt(.doubleColon), following.kind == .identifier {
      advance()
      path += "::" + (try referenceIdentifier())
    }
    return NameReference(path: CedarString(path), kind: kind, span: span(from: start))
  }

  /// An attribute's or an action's name: an identifier or a string.
  mutating func quotedOrPlainName(expecting what: String) throws(CedarError) -> CedarString {
    current.kind == .string ? try string() : CedarString(try referenceIdentifier(expecting: what))
  }

  private mutating func referenceIdentifier(expecting what: String = "a name") throws(CedarError) -> String {
    isAt(word: "__cedar") ? try word(expecting: what) : try identifier(expecting: what)
  }
}
