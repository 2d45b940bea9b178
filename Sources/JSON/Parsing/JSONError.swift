/// Why bytes are not the JSON this project accepts, and where.
public struct JSONError: Error, Equatable, CustomStringConvertible {
  /// What was wrong.
  public enum Code: String, Sendable {
    case invalidUTF8, unexpectedEnd, unexpectedByte, invalidEscape, loneSurrogate, controlCharacter, invalidNumber
    case duplicateName, tooDeep, tooLong, trailingBytes
  }

  /// What was wrong.
  public let code: Code
  /// The offset of the byte at which reading stopped.
  public let offset: Int
  /// The line of that byte, from 1.
  public let line: Int
  /// The column of that byte, in bytes from 1.
  public let column: Int

  /// A sentence for a person; it never quotes the input, which may hold persons' data.
  public var description: String { "invalid JSON: \(code.rawValue) at line \(line), column \(column)" }
}
