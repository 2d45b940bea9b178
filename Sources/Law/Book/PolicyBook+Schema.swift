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
      throw PolicyBookError(file: source.name, error)
    }
  }

  /// Refuses a set that is not strictly valid: a name that the schema does not know would never match, and the policy
  /// would say nothing, silently.
  /// - Throws: ``PolicyBookError`` with every fault: its file, its line, the policy.
  func validate(under schema: Schema) throws(PolicyBookError) {
    let validator = Validator(schema)
    var faults: [PolicyBookError] = []
    for set in [law.policies, advice.policies] {
      let report = validator.validate(set)
      faults += report.errors.map {
        fault($0.policy, at: $0.span, "is not valid under the schema: \($0.message): correct it, or the schema")
      }
      faults += report.warnings.map {
        fault($0.policy, at: $0.span, "can never apply under the schema: its scope and its clauses exclude each other")
      }
    }
    if let error = PolicyBookError(faults) { throw error }
  }

  private func fault(_ id: PolicyID, at span: SourceSpan, _ text: String) -> PolicyBookError {
    let text = "the policy `\(id)` \(text)"
    guard let place = places[id], let policy = policy(id) else { return PolicyBookError(file: "", fault: text) }
    return PolicyBookError(file: place.file, line: place.line(of: span, in: policy), fault: text)
  }
}
