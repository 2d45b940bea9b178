/// The name of an entity type, with its namespaces: `Navette::Agent`.
public struct EntityType: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The whole path, identifiers joined by `::` without spaces.
  public let name: CedarString

  /// Parses a path of identifiers.
  ///
  /// - Throws: `CedarError` (`invalidName`, `reservedIdentifier`) unless `name` is identifiers joined by `::`, none of them
  ///   reserved.
  public init(_ name: String) throws(CedarError) {
    try Identifier.checkPath(name)
    self.name = CedarString(name)
  }

  /// For names that the parser has already checked, part by part.
  init(checked name: CedarString) {
    self.name = name
  }

  /// The last identifier of the path: `Agent` in `Navette::Agent`.
  public var baseName: String {
    let utf8 = name.string.utf8
    guard let colon = utf8.lastIndex(of: UInt8(ascii: ":")) else { return name.string }
    return String(name.string[utf8.index(after: colon)...])
  }

  /// The namespace: `Navette` in `Navette::Agent`, empty at the top level.
  public var namespace: String {
    let base = baseName.utf8.count
    let total = name.utf8Count
    guard total > base + 2 else { return "" }
    return String(decoding: name.string.utf8.prefix(total - base - 2), as: UTF8.self)
  }

  /// The path as a policy writes it.
  public var description: String { name.string }

  /// Orders by the bytes of the path.
  public static func < (left: EntityType, right: EntityType) -> Bool { left.name < right.name }
}
