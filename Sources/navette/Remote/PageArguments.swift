/// Which page of a list is asked for.
struct PageArguments: Sendable {
  private static let limit = Option("limit", "N", .integer(in: 1...500), "At most N lines. Default: 50.")
  private static let after = Option("after", "CURSOR", .text, "Go on after the cursor that a previous list printed.")

  static let parameters = [limit.parameter, after.parameter]

  private let limit: Int
  private let after: String?

  init(_ values: Values) throws {
    limit = try values.optional(Self.limit) ?? 50
    after = try values.optional(Self.after)
  }

  /// As the API takes it: `limite=50&apres=…`.
  var query: String { "limite=\(limit)" + (after.map { "&apres=\(QueryText.encode($0))" } ?? "") }

  /// How to go on, when there is more.
  /// - Parameter command: the command line of this list.
  static func following(_ answer: Answer, _ command: String) throws -> String {
    try answer.optionalString("suite").map { "\n\nSuite : \(command) --after \(SafeText.line($0))" } ?? ""
  }
}

/// Percent-encoding of what goes in a query.
enum QueryText {
  static func encode(_ text: String) -> String {
    text.utf8.map { byte in
      switch byte {
      case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
        String(UnicodeScalar(byte))
      default:
        "%" + [byte >> 4, byte & 15].map { String($0, radix: 16, uppercase: true) }.joined()
      }
    }.joined()
  }
}
