internal import Glibc

/// Why a file or a folder cannot be used. It carries the system's number, never a path nor any content.
public struct FileError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What callers may decide on.
  public enum Code: String, Sendable, CaseIterable {
    /// The disk or the quota is full.
    case full
    /// The disk failed, or the file is not what it should be.
    case inputOutput
    /// Another process holds the folder.
    case inUse
    /// Others than its owner may enter the folder, or it is not one.
    case unsafe
  }

  /// What callers may decide on.
  public let code: Code
  /// An `errno`; zero when there is none.
  public let number: Int32
  /// What was being done, in our words.
  public let operation: String

  /// An error of this kind.
  public init(_ code: Code, _ operation: String, number: Int32 = 0) {
    (self.code, self.operation, self.number) = (code, operation, number)
  }

  /// What the system said of a write.
  init(_ number: Int32, _ operation: String) {
    self.init(number == ENOSPC || number == EDQUOT ? .full : .inputOutput, operation, number: number)
  }

  /// Two errors with one code are equal: the rest is for the log.
  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }

  /// One line for the log.
  public var description: String { "\(code.rawValue): \(operation)" + (number == 0 ? "" : " (\(number))") }
}
