/// What went wrong in this module: a code to decide on, and a detail for the log.
///
/// Two errors are equal when their codes are. A detail holds addresses and reasons, never what a message contains.
public struct HTTPError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What callers may decide on.
  public enum Code: String, Sendable, CaseIterable {
    /// A field name or value that cannot be written.
    case invalidField
    /// A target or URL that cannot be read.
    case invalidTarget
    /// The server cannot listen.
    case listening
    /// The server was started twice, or after its end.
    case alreadyStarted
    /// The system refused a descriptor, a thread, or memory.
    case system
    /// The other end could not be reached.
    case connecting
    /// The handshake failed: a certificate was refused on one side or the other.
    case handshake
    /// A deadline passed.
    case timedOut
    /// The connection ended in the middle.
    case interrupted
    /// The response breaks RFC 9112, or is larger than allowed.
    case invalidResponse
  }

  /// What sort of error it is.
  public let code: Code
  private let detail: String

  init(_ code: Code, _ detail: String = "") {
    self.code = code
    self.detail = detail
  }

  /// For a log.
  public var description: String { detail.isEmpty ? code.rawValue : "\(code.rawValue): \(detail)" }

  /// Whether both are of one sort, whatever the detail.
  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }
}
