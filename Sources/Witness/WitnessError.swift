/// Why a witness cannot be opened or changed; two errors are equal when their codes are.
public struct WitnessError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What callers may decide on.
  public enum Code: String, Sendable, CaseIterable {
    /// Another process has the folder.
    case folderInUse
    /// Others than its owner may enter the folder, or it is not one.
    case unsafeFolder
    /// The disk failed.
    case inputOutput
    /// The disk is full.
    case full
    /// What is kept of a log is not what a witness wrote, or another key's: it is not served until someone has looked.
    case damaged
    /// The log is trusted already, with this key.
    case alreadyTrusted
    /// The key is not a log's.
    case notALogKey
  }

  /// What callers may decide on.
  public let code: Code
  private let detail: String

  init(_ code: Code, _ detail: String = "") {
    self.code = code
    self.detail = detail
  }

  /// Two errors with one code are equal: the detail is for the log.
  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }

  /// One line for the log.
  public var description: String { detail.isEmpty ? code.rawValue : "\(code.rawValue): \(detail)" }
}
