public import JSON

extension Schema {
  /// Reads a schema in Cedar's JSON form (cedar-docs, "JSON schema format").
  ///
  /// ```json
  /// {"": {"entityTypes": {"User": {"shape": {"type": "Record", "attributes": {"age": {"type": "Long"}}}}}, "actions": {}}}
  /// ```
  ///
  /// - Throws: `CedarError`: `invalidSchemaJSON` for another shape, fields that do not exist included;
  ///   `invalidName`, `reservedIdentifier` for names; `duplicateDeclaration`, `shadowedDeclaration`, `undeclaredName`,
  ///   `declarationCycle`, `notARecord` for what is declared; `unsupportedFeature` for open records and attributes of
  ///   actions; `tooDeep` and `tooLong` beyond the limits.
  public init(json: JSON) throws(CedarError) {
    self = try SchemaResolver.schema(of: try Self.declarations(json))
  }

  private static func declarations(_ json: JSON) throws(CedarError) -> [NamespaceDeclaration] {
    do {
      return try SchemaJSONReader.namespaces(JSONReader(json))
    } catch let error as CedarError {
      throw error
    } catch let fault as JSONReadingError {
      let expected = fault.expected.map { ", expected \($0)" } ?? ""
      throw CedarError(.invalidSchemaJSON, "schema at `\(fault.pointer)`: \(fault.code.rawValue)\(expected)")
    } catch {
      throw CedarError(.invalidSchemaJSON, "the schema cannot be read")
    }
  }
}
