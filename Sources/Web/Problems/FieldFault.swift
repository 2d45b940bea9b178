internal import Gateway
internal import JSON

/// One field at fault: where, what, and a French sentence that quotes nothing of what was sent.
struct FieldFault: Hashable, Sendable {
  typealias Code = JSONReadingError.Code

  /// A JSON Pointer into the body, `?name` for a parameter of the query, or the name of a header field.
  let pointer: String
  let code: Code
  let message: String

  init(pointer: String, _ code: Code, message: String) {
    (self.pointer, self.code, self.message) = (pointer, code, message)
  }

  init(pointer: String, _ code: Code, expected: String? = nil) {
    self.init(JSONReadingError(pointer: pointer, code: code, expected: expected))
  }

  init(_ error: JSONReadingError) { self.init(pointer: error.pointer, error.code, message: error.message) }

  static let schema = JSONSchema.object([
    .required("pointeur", .string()), .required("code", .codes(Code.allCases.map(\.rawValue))),
    .required("message", .string()),
  ]).named("Champ")

  var json: JSON {
    ["pointeur": .string(pointer), "code": .string(code.rawValue), "message": .string(message)]
  }
}
