/// What a certificate's key may be used for (RFC 5280 4.2.1.3).
///
/// The bits have the layout of the extension's BIT STRING read byte by byte, most significant bit first in each byte.
public struct KeyUsage: OptionSet, Hashable, Sendable {
  /// The raw bits: bit 7 of the low byte is digitalSignature, bit 7 of the high byte is decipherOnly.
  public let rawValue: UInt16

  /// A set of usages from its raw bits.
  public init(rawValue: UInt16) {
    self.rawValue = rawValue
  }

  /// Signing what is neither a certificate nor a CRL, such as a TLS handshake.
  public static let digitalSignature = KeyUsage(rawValue: 0x80)
  /// Signing what the signer may not disown later (formerly nonRepudiation).
  public static let contentCommitment = KeyUsage(rawValue: 0x40)
  /// Wrapping keys (RSA); no profile of ours has it.
  public static let keyEncipherment = KeyUsage(rawValue: 0x20)
  /// Encrypting data directly (RSA); no profile of ours has it.
  public static let dataEncipherment = KeyUsage(rawValue: 0x10)
  /// Agreeing on a key, as ECDH does.
  public static let keyAgreement = KeyUsage(rawValue: 0x08)
  /// Signing certificates.
  public static let keyCertSign = KeyUsage(rawValue: 0x04)
  /// Signing revocation lists.
  public static let crlSign = KeyUsage(rawValue: 0x02)
  /// With keyAgreement: only to encipher.
  public static let encipherOnly = KeyUsage(rawValue: 0x01)
  /// With keyAgreement: only to decipher.
  public static let decipherOnly = KeyUsage(rawValue: 0x8000)
}
