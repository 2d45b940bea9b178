extension JSONSchema {
  /// What a text means beyond its letters.
  public enum Format: String, Sendable {
    case date, email, uuid
    case dateTime = "date-time"
  }

  /// Any value.
  public static let any = JSONSchema([:])
  /// `true` or `false`.
  public static let boolean = JSONSchema(["type": "boolean"])
  /// `null`.
  public static let null = JSONSchema(["type": "null"])

  /// A whole number.
  public static func integer(_ range: ClosedRange<Int64>) -> JSONSchema {
    JSONSchema(["type": "integer", "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound)])
  }

  /// A whole number from 0.
  public static let count = JSONSchema(["type": "integer", "minimum": 0])

  /// A text.
  /// - Parameters:
  ///   - length: how many Unicode scalars it has.
  ///   - pattern: what it looks like, whole: a regular expression of ECMA-262 and of everybody else.
  ///   - format: what it means.
  ///   - isBase64: whether it is bytes.
  public static func string(
    length: ClosedRange<Int>? = nil, pattern: String? = nil, format: Format? = nil, isBase64: Bool = false
  ) -> JSONSchema {
    var keywords: JSONObject = ["type": "string"]
    if let length {
      if length.lowerBound > 0 { keywords["minLength"] = .integer(Int64(length.lowerBound)) }
      if length.upperBound < .max { keywords["maxLength"] = .integer(Int64(length.upperBound)) }
    }
    if let pattern { keywords["pattern"] = .string("^(?:\(pattern))$") }
    if let format { keywords["format"] = .string(format.rawValue) }
    if isBase64 { keywords["contentEncoding"] = "base64" }
    return JSONSchema(keywords)
  }

  /// A text of a closed list.
  public static func codes(_ codes: [String]) -> JSONSchema {
    JSONSchema(["type": "string", "enum": .array(codes.map(JSON.string))])
  }

  /// One whole number.
  public static func constant(_ value: Int64) -> JSONSchema { JSONSchema(["const": .integer(value)]) }
}
