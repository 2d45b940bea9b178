/// A strict, typed view of one value: every fault names the field (JSON Pointer).
///
/// ```swift
/// let transmission = try JSONReader(json).object { fields in
///   Transmission(urgence: try fields.required("urgence").map(Urgence.init(code:)))
/// }
/// ```
public struct JSONReader: Sendable {
  /// The value.
  public let json: JSON
  /// Its place in the document.
  public let pointer: String

  /// The reader of a whole document, or of the part of one at `pointer`.
  public init(_ json: JSON, pointer: String = "") {
    self.json = json
    self.pointer = pointer
  }

  /// A fault at this place.
  public func fault(_ code: JSONReadingError.Code, expected: String? = nil) -> JSONReadingError {
    JSONReadingError(pointer: pointer, code: code, expected: expected)
  }

  /// The value as a string.
  /// - Parameter maxScalars: its greatest length, in Unicode scalars.
  public func string(maxScalars: Int = 65_536) throws -> String {
    guard let string = json.string else { throw fault(.wrongType, expected: "string") }
    // No text has more scalars than bytes: nearly all need not be counted.
    guard string.utf8.count <= maxScalars || string.unicodeScalars.count <= maxScalars else {
      throw fault(.tooLong, expected: "\(maxScalars)")
    }
    return string
  }

  /// The value as an integer of that range.
  public func integer(in range: ClosedRange<Int64> = Int64.min...Int64.max) throws -> Int64 {
    guard let integer = json.integer else { throw fault(.wrongType, expected: "integer") }
    guard range.contains(integer) else {
      throw fault(.outOfRange, expected: "\(range.lowerBound)..\(range.upperBound)")
    }
    return integer
  }

  /// The value as a Boolean.
  public func bool() throws -> Bool {
    guard let bool = json.bool else { throw fault(.wrongType, expected: "boolean") }
    return bool
  }

  /// The value as an array of at most `max` elements, each read by `body`.
  public func array<Element>(max: Int = 10_000, _ body: (JSONReader) throws -> Element) throws -> [Element] {
    guard let elements = json.array else { throw fault(.wrongType, expected: "array") }
    guard elements.count <= max else { throw fault(.tooMany, expected: "\(max)") }
    return try elements.enumerated().map { try body(JSONReader($1, pointer: "\(pointer)/\($0)")) }
  }

  /// The value as an object, all of whose members `body` must ask for.
  /// - Throws: ``JSONReadingError`` with `unknownField` when a member was not asked for: a field that the sender
  ///   believes in and the receiver ignores is how an address leaks.
  public func object<Value>(_ body: (inout ObjectReader) throws -> Value) throws -> Value {
    guard let object = json.object else { throw fault(.wrongType, expected: "object") }
    var fields = ObjectReader(object: object, pointer: pointer)
    let value = try body(&fields)
    try fields.finish()
    return value
  }

  /// The value as text that `parse` turns into a `Value`.
  /// - Parameters:
  ///   - maxScalars: the text's greatest length, in Unicode scalars.
  ///   - expected: what a valid text looks like.
  ///   - code: the fault when `parse` answers `nil` or throws.
  public func parsed<Value>(
    maxScalars: Int = 256, expected: @autoclosure () -> String, code: JSONReadingError.Code = .invalidFormat,
    _ parse: (String) throws -> Value?
  ) throws -> Value {
    let text = try string(maxScalars: maxScalars)
    do {
      if let value = try parse(text) { return value }
    } catch let error as JSONReadingError {
      throw error
    } catch {
      throw fault(code, expected: expected())
    }
    throw fault(code, expected: expected())
  }

  /// The value as a code of a closed list.
  public func code<Code: RawRepresentable & CaseIterable>(_ type: Code.Type) throws -> Code
  where Code.RawValue == String {
    try parsed(expected: Code.allCases.map(\.rawValue).joined(separator: ", "), code: .notInList) { text in
      // Codes are compared as bytes: a canonically equivalent spelling is another text.
      Code.allCases.first { $0.rawValue.utf8.elementsEqual(text.utf8) }
    }
  }
}
