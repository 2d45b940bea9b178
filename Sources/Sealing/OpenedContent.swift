public import Cryptography
public import Foundation

/// A content that was decrypted, whose seal is trusted and whose header is what was asked for. Only ``Opener`` makes it.
public struct OpenedContent: Sendable {
  /// What it is.
  public let header: EnvelopeHeader
  /// The clear text, wiped when the last reference goes.
  public let content: SecretBytes
  /// When it was sealed, by the seal's own clock.
  public let signingTime: Date
  /// The seal's certificate.
  public let signer: Certificate
  /// The digest of the core: what the journal committed to.
  public let coreDigest: Digest

  init(_ verified: SignedData.Verified, coreDigest: Digest) {
    header = verified.header
    content = verified.content
    signingTime = verified.signingTime
    signer = verified.signer
    self.coreDigest = coreDigest
  }
}
