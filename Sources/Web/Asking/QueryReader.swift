internal import HTTP
internal import JSON

/// The parameters of a query: each known, each once.
struct QueryReader {
  private let items: [(name: String, value: String)]

  /// - Throws: ``Problem``: not decodable, an unknown parameter, one given twice.
  init(_ target: Target, allowed: [QueryField]) throws(Problem) {
    guard let items = target.queryItems else { throw .undecodableQuery }
    for (index, item) in items.enumerated() {
      guard let field = allowed.first(where: { $0.name.utf8.elementsEqual(item.name.utf8) }) else {
        // The name comes from outside: it is not quoted.
        throw .fields([FieldFault(pointer: "?", .unknownField)])
      }
      guard !items[..<index].contains(where: { $0.name.utf8.elementsEqual(item.name.utf8) }) else {
        throw .fields([FieldFault(pointer: "?" + field.name, .duplicate)])
      }
    }
    self.items = items
  }

  /// The value of a parameter, as `parse` reads it.
  /// - Parameter expected: what a right value looks like, for whoever wrote a wrong one.
  func optional<Value>(
    _ name: String, expected: String, code: JSONReadingError.Code = .invalidFormat, parse: (String) -> Value?
  ) throws(Problem) -> Value? {
    guard let text = items.first(where: { $0.name.utf8.elementsEqual(name.utf8) })?.value else { return nil }
    guard text.utf8.count <= 256, let value = parse(text) else {
      throw .fields([FieldFault(pointer: "?" + name, code, expected: expected)])
    }
    return value
  }

  /// The value of a parameter that must be there, as `parse` reads it.
  func required<Value>(
    _ name: String, expected: String, code: JSONReadingError.Code, parse: (String) -> Value?
  ) throws(Problem) -> Value {
    guard let text = items.first(where: { $0.name.utf8.elementsEqual(name.utf8) })?.value else {
      throw .fields([FieldFault(pointer: "?" + name, .missingField)])
    }
    guard !text.isEmpty, let value = try optional(name, expected: expected, code: code, parse: parse) else {
      throw .fields([FieldFault(pointer: "?" + name, .tooShort)])
    }
    return value
  }

  /// A whole number of a range, in decimal.
  func integer(_ name: String, in range: ClosedRange<Int>) throws(Problem) -> Int? {
    try optional(name, expected: "\(range.lowerBound)..\(range.upperBound)", code: .outOfRange) { text in
      Int(text).flatMap { range.contains($0) && String($0).utf8.elementsEqual(text.utf8) ? $0 : nil }
    }
  }

  /// A code of a closed list.
  func code<Code: RawRepresentable & CaseIterable>(_ name: String, _ type: Code.Type) throws(Problem) -> Code?
  where Code.RawValue == String {
    try optional(name, expected: Code.allCases.map(\.rawValue).joined(separator: ", "), code: .notInList) { text in
      Code.allCases.first { $0.rawValue.utf8.elementsEqual(text.utf8) }
    }
  }
}
