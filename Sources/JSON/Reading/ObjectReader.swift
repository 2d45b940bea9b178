/// The members of an object, each of which must be asked for.
public struct ObjectReader: Sendable {
  private let object: JSONObject
  private let pointer: String
  private var asked: [String] = []

  init(object: JSONObject, pointer: String) {
    self.object = object
    self.pointer = pointer
  }

  /// The member of that name.
  /// - Throws: ``JSONReadingError`` with `missingField`.
  public mutating func required(_ name: String) throws -> JSONReader {
    guard let reader = optional(name) else {
      throw JSONReadingError(pointer: place(name), code: .missingField)
    }
    return reader
  }

  /// The member of that name, or `nil` when it is absent or `null`.
  public mutating func optional(_ name: String) -> JSONReader? {
    asked.append(name)
    guard let value = object[name], value != .null else { return nil }
    return JSONReader(value, pointer: place(name))
  }

  /// A fault at the member of that name.
  public func fault(_ name: String, _ code: JSONReadingError.Code, expected: String? = nil) -> JSONReadingError {
    JSONReadingError(pointer: place(name), code: code, expected: expected)
  }

  func finish() throws {
    for member in object.members where !asked.contains(where: { $0.isSameBytes(as: member.key) }) {
      // The name comes from outside: it is quoted only when it is a plain identifier.
      let plain = member.key.utf8.count <= 40 && member.key.utf8.allSatisfy(Self.isPlain)
      throw JSONReadingError(pointer: plain ? place(member.key) : pointer, code: .unknownField)
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private func place(_ name: String) -> String {
    // Names that must be escaped are rare, and a place is made for each member that is read.
    let isPlain = !name.utf8.contains { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }
    return pointer + "/" + (isPlain ? name : name.replacing("~", with: "~0").replacing("/", with: "~1"))
  }
}
