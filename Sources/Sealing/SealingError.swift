public import Cryptography

/// Why nothing was sealed or opened: a code to decide on, and a reason for the log.
///
/// Two errors are equal when their codes are. A reason is a constant of this module: never a reference, a name, a key or
/// any content.
public struct SealingError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What callers may decide on.
  public enum Code: String, Sendable, CaseIterable {
    /// The bytes are not an envelope of the strict profile.
    case malformed
    /// A header field is empty, too long, or out of range.
    case invalidHeader
    /// An envelope needs a recipient.
    case noRecipient
    /// One recipient stands twice.
    case duplicateRecipient
    /// A recipient's certificate may not receive envelopes now: see ``SealingError/refusal``.
    case recipientRefused
    /// The key given is not the certificate's, or the certificate may not seal.
    case wrongKey
    /// The envelope has no row for this key: it is for others.
    case notARecipient
    /// Something was altered after sealing.
    case altered
    /// The seal's signature does not verify.
    case badSignature
    /// The certificate that sealed is not trusted: see ``SealingError/refusal``.
    case sealRefused
    /// A genuine envelope, but not the one that was asked for.
    case headerMismatch
    /// OpenSSL failed where it never should.
    case backend
  }

  /// What callers decide on.
  public let code: Code
  /// Every reason to refuse a certificate, when one was refused.
  public let refusal: ChainRefusal?
  private let reason: String

  init(_ code: Code, _ reason: String = "", refusal: ChainRefusal? = nil) {
    self.code = code
    self.reason = reason
    self.refusal = refusal
  }

  /// The code, and the reasons if there are any.
  public var description: String {
    [code.rawValue, reason, refusal?.description ?? ""].filter { !$0.isEmpty }.joined(separator: ": ")
  }

  /// Whether both have the same code.
  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }

  /// Gives this module's error to whatever a reading of bytes threw.
  static func reading<T>(_ body: () throws -> T) throws(SealingError) -> T {
    do {
      return try body()
    } catch let error as SealingError {
      throw error
    } catch {
      throw SealingError(.malformed, (error as? CryptographyError)?.description ?? "")
    }
  }

  /// Gives this module's error to a failure of OpenSSL that no input explains.
  static func computing<T>(_ body: () throws(CryptographyError) -> T) throws(SealingError) -> T {
    do {
      return try body()
    } catch {
      throw SealingError(.backend, error.description)
    }
  }
}
