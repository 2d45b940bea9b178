/// Everything that a schema declares, by full name, and what a name means where it stands.
struct SchemaNames {
  /// What a name turns out to mean.
  enum Meaning {
    case commonType(CedarString)
    case entityType(EntityType)
    case builtin(SchemaType)
  }

  private(set) var commonTypes: [CedarString: CommonTypeDeclaration] = [:]
  private(set) var entityTypes: Set<CedarString> = []
  private(set) var actions: Set<EntityUID> = []
  private var actionTypes: Set<CedarString> = []

  /// - Throws: `CedarError`: `duplicateDeclaration`, `reservedIdentifier`, `shadowedDeclaration`.
  init(_ namespaces: [NamespaceDeclaration]) throws(CedarError) {
    for namespace in namespaces { try declare(namespace) }
    try checkShadowing(namespaces)
  }

  private mutating func declare(_ namespace: NamespaceDeclaration) throws(CedarError) {
    for type in namespace.commonTypes {
      guard !Self.reservedTypeNames.contains(type.name) else {
        throw CedarError(.reservedIdentifier, "`\(type.name)` cannot be the name of a common type", at: type.span)
      }
      guard commonTypes.updateValue(type, forKey: namespace.qualify(type.name)) == nil else {
        throw Self.duplicate(type.name, at: type.span)
      }
    }
    for type in namespace.entityTypes {
      guard type.name != "Action" else {
        throw CedarError(.reservedIdentifier, "entity type `Action` is declared by actions alone", at: type.span)
      }
      guard entityTypes.insert(namespace.qualify(type.name)).inserted else {
        throw Self.duplicate(type.name, at: type.span)
      }
    }
    for action in namespace.actions {
      let type = Self.actionType(in: namespace)
      guard actions.insert(EntityUID(type: type, id: action.id)).inserted else {
        throw Self.duplicate(action.id, at: action.span)
      }
      actionTypes.insert(type.name)
    }
  }

  /// RFC 70: a reference in a namespace must not change its meaning when the namespace declares one more name.
  private func checkShadowing(_ namespaces: [NamespaceDeclaration]) throws(CedarError) {
    for namespace in namespaces where namespace.name.utf8Count > 0 {
      for (name, span) in namespace.commonTypes.map({ ($0.name, $0.span) })
        + namespace.entityTypes.map({ ($0.name, $0.span) })
      where commonTypes[name] != nil || entityTypes.contains(name) {
        throw Self.shadowing(name, in: namespace, at: span)
      }
      for action in namespace.actions
      where actions.contains(EntityUID(type: EntityType(checked: "Action"), id: action.id)) {
        throw Self.shadowing(action.id, in: namespace, at: action.span)
      }
    }
  }

  /// What a name means in a namespace. Of each candidate a common type comes before an entity type (RFC 24).
  ///
  /// - Throws: `CedarError` (`undeclaredName`).
  func meaning(of reference: NameReference, in namespace: NamespaceDeclaration) throws(CedarError) -> Meaning {
    for candidate in reference.candidates(in: namespace) {
      if reference.kind != .entityType {
        if commonTypes[candidate] != nil { return .commonType(candidate) }
        if !entityTypes.contains(candidate), let builtin = Self.builtins[candidate] { return .builtin(builtin) }
      }
      if reference.kind != .commonType, entityTypes.contains(candidate) || actionTypes.contains(candidate) {
        return .entityType(EntityType(checked: candidate))
      }
    }
    throw undeclared(reference)
  }

  func undeclared(_ reference: NameReference) -> CedarError {
    let what =
      switch reference.kind {
      case .commonType: "common type"
      case .entityType: "entity type"
      case .either: "type"
      }
    return CedarError(.undeclaredName, "`\(reference.path)` is not declared as \(what)", at: reference.span)
  }

  static func actionType(in namespace: NamespaceDeclaration) -> EntityType {
    EntityType(checked: namespace.qualify("Action"))
  }

  /// The built-in types by the names they have in the empty namespace, unless it declares the name, and in `__cedar`.
  private static let builtins: [CedarString: SchemaType] = {
    let named: [(String, SchemaType)] =
      [("Bool", .bool), ("Long", .long), ("String", .string)]
      + ExtensionTypeName.allCases.map { ($0.rawValue, .extension($0)) }
    return Dictionary(
      uniqueKeysWithValues: named.flatMap { [(CedarString($0), $1), (CedarString("__cedar::\($0)"), $1)] })
  }()

  /// What the JSON form of types already uses.
  private static let reservedTypeNames: Set<CedarString> = [
    "Bool", "Boolean", "Entity", "Extension", "Long", "Record", "Set", "String",
  ]

  private static func duplicate(_ name: CedarString, at span: SourceSpan?) -> CedarError {
    CedarError(.duplicateDeclaration, "`\(name)` is declared twice", at: span)
  }

  private static func shadowing(
    _ name: CedarString, in namespace: NamespaceDeclaration, at span: SourceSpan?
  ) -> CedarError {
    CedarError(
      .shadowedDeclaration, "`\(name)` in `\(namespace.name)` shadows the one of the empty namespace", at: span)
  }
}
