/// Why a value is not what a reader asked for, and which one (a JSON Pointer, RFC 6901).
public struct JSONReadingError: Error, Equatable {
  /// What was wrong.
  public enum Code: String, Sendable, CaseIterable {
    case unknownField, missingField, wrongType, tooLong, tooShort, tooMany, outOfRange, notInList, invalidFormat
    case controlCharacter, duplicate, inconsistent
  }

  /// Where: `/sections/identite/nom`. It names fields, never values.
  public let pointer: String
  /// What was wrong.
  public let code: Code
  /// What was expected, in words that quote nothing of the input.
  public let expected: String?

  /// A fault at a place.
  public init(pointer: String, code: Code, expected: String? = nil) {
    self.pointer = pointer
    self.code = code
    self.expected = expected
  }
}
