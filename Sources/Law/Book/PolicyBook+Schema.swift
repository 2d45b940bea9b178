internal import Cedar

extension PolicyBook.Source {
  /// How the name of the file that holds the schema ends.
  static let schemaSuffix = ".cedarschema"

  /// Whether it holds the schema, not policies.
  var isSchema: Bool { name.hasSuffix(Self.schemaSuffix) }
}

extension PolicyBook {
  /// The schema among the files of a set.
  /// - Throws: ``PolicyBookError`` for two of them, or one that does not parse.
  static func schema(among sources: [Source]) throws(PolicyBookError) -> Schema? {
    let schemas = sources.filter(\.isSchema)
    guard let source = schemas.first else { return nil }
    guard schemas.count == 1 else { throw PolicyBookError(file: source.name, fault: "there are two schemas") }
    do {
      return try Schema(parsing: source.text)
    } catch {
      throw PolicyBookError(file: source.name, fault: "\(error)")
    }
  }
}
