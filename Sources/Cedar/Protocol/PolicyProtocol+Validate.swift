internal import JSON

extension PolicyProtocol {
  /// The policies held against the schema, strictly unless `mode` says otherwise.
  mutating func validate(_ request: JSON) throws(ProtocolFailure) -> [JSONObject.Member] {
    guard let mode = ValidationMode(rawValue: request["mode"] == nil ? "strict" : try request.text("mode")) else {
      throw ProtocolFailure("`mode` must be `strict` or `permissive`")
    }
    let policies = try policySet(request)
    let schema = try schema(request)
    let validator = try ProtocolFailure.catching { () throws(CedarError) in
      try validators.value(.init(text: CedarString(request["schema"]?.string ?? ""))) { Validator(schema) }
    }
    let report = validator.validate(policies, mode: mode)
    return [
      ("valid", .bool(report.isValid)), ("errors", .array(report.errors.map { .string($0.description) })),
    ]
  }
}
