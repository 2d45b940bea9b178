internal import JSON

extension PolicyProtocol {
  /// The policies of a request, their ids positional.
  mutating func policySet(_ request: JSON) throws(ProtocolFailure) -> PolicySet {
    let text = try request.text("policies")
    return try ProtocolFailure.catching { () throws(CedarError) in
      try policies.value(.init(text: CedarString(text))) { () throws(CedarError) in try PolicySet(parsing: text) }
    }
  }

  /// The schema of a request, in either form; `nil` when it is absent or `null`.
  mutating func optionalSchema(_ request: JSON) throws(ProtocolFailure) -> Schema? {
    switch request["schema"] {
    case nil, .null?: nil
    default: try schema(request)
    }
  }

  /// The schema of a request, in either form.
  mutating func schema(_ request: JSON) throws(ProtocolFailure) -> Schema {
    let text = try request.text("schema")
    return try ProtocolFailure.catching { () throws(CedarError) in
      try schemas.value(.init(text: CedarString(text))) { () throws(CedarError) in try Schema(text: text) }
    }
  }
}
