/// What a schema declares in one namespace, as written: names are not resolved yet. Both written forms give this.
struct NamespaceDeclaration {
  /// Identifiers joined by `::`; empty for the empty namespace.
  let name: CedarString
  var commonTypes: [CommonTypeDeclaration] = []
  var entityTypes: [EntityTypeDeclaration] = []
  var actions: [ActionDeclaration] = []

  init(_ name: CedarString) { self.name = name }

  /// The full name of what is called `name` in this namespace.
  func qualify(_ name: CedarString) -> CedarString {
    self.name.utf8Count == 0 ? name : CedarString("\(self.name)::\(name)")
  }
}

/// `type T = …;`
struct CommonTypeDeclaration {
  let name: CedarString
  let type: TypeExpression
  let span: SourceSpan?
}

/// `entity E in [P] = {…} tags T;` or `entity E enum ["a"];`
struct EntityTypeDeclaration {
  let name: CedarString
  var parents: [NameReference] = []
  var shape = TypeExpression.record([])
  var tags: TypeExpression?
  var enumeration: [CedarString]?
  var annotations: [Annotation] = []
  var span: SourceSpan?
}

/// `action a in [g] appliesTo {…};`
struct ActionDeclaration {
  /// A group: its type as written, `Action` when none is, and its id.
  struct Group {
    let type: NameReference
    let id: CedarString
  }

  let id: CedarString
  var parents: [Group] = []
  var principalTypes: [NameReference] = []
  var resourceTypes: [NameReference] = []
  var context = TypeExpression.record([])
  var annotations: [Annotation] = []
  var span: SourceSpan?
}
