/// A type as a schema writes it.
indirect enum TypeExpression {
  /// A type that no declaration can shadow: the JSON form's `Long`, `String`, `Boolean` and `Extension`.
  case primitive(SchemaType)
  case set(TypeExpression)
  case record([AttributeDeclaration])
  case name(NameReference)

  /// Every name in it that may stand for a common type. Recursive: both readers bound the nesting.
  var commonTypeReferences: [NameReference] {
    switch self {
    case .primitive: []
    case .set(let element): element.commonTypeReferences
    case .record(let attributes): attributes.flatMap(\.type.commonTypeReferences)
    case .name(let reference): reference.kind == .entityType ? [] : [reference]
    }
  }
}

/// `name?: T`
struct AttributeDeclaration {
  let name: CedarString
  let type: TypeExpression
  let isRequired: Bool
}

/// A name where a declaration is meant.
struct NameReference {
  /// What the name may stand for.
  enum Kind {
    case commonType, entityType, either
  }

  /// Identifiers joined by `::`.
  let path: CedarString
  let kind: Kind
  var span: SourceSpan?

  /// The full names that it may mean in a namespace, best first: the namespace's own, then the empty namespace's
  /// (RFC 24). A name that is qualified already means itself.
  func candidates(in namespace: NamespaceDeclaration) -> [CedarString] {
    if path.string.utf8.contains(UInt8(ascii: ":")) || namespace.name.utf8Count == 0 { return [path] }
    return [namespace.qualify(path), path]
  }
}
