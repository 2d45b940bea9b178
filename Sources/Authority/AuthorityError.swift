public import Cryptography

/// What went wrong in this module: a code to decide on, and a reason for the log.
///
/// Two errors are equal when their codes are. A reason is a constant: never a key, a share or a name.
public struct AuthorityError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What callers may decide on.
  public enum Code: Hashable, Sendable {
    /// An identifier that is empty, too long, or with characters outside its alphabet.
    case malformedIdentifier
    /// A certificate and key that are not an authority, or an authority that may not issue this profile.
    case wrongAuthority
    /// A validity that is reversed, longer than the profile allows, or not within the authority's own.
    case wrongValidity
    /// A request made for another profile or another agent.
    case wrongRequest
    /// The same key asked for two uses.
    case sameKey
    /// Server names missing where the profile needs them, or present where it has none.
    case wrongNames
    /// A text that is not an attestation.
    case malformedAttestation
    /// A text that is not a recovery share, or was mistyped.
    case malformedShare
    /// A protected share that its passphrase does not open, or that was altered.
    case wrongPassphrase
    /// Two shares that do not belong together.
    case mismatchedShares
    /// The layer below failed, with its own code.
    case cryptography(CryptographyError.Code)
  }

  /// What went wrong.
  public let code: Code
  private let reason: String

  init(_ code: Code, _ reason: String = "") {
    self.code = code
    self.reason = reason
  }

  init(_ error: CryptographyError) {
    self.init(.cryptography(error.code), error.description)
  }

  /// The code and the reason.
  public var description: String { reason.isEmpty ? "\(code)" : "\(code): \(reason)" }

  /// Whether two errors have the same code.
  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }

  /// Runs what may fail below.
  static func wrapping<R>(_ body: () throws(CryptographyError) -> R) throws(AuthorityError) -> R {
    do { return try body() } catch { throw AuthorityError(error) }
  }
}
