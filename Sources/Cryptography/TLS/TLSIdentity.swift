internal import COpenSSL

/// What one end of a connection proves about itself: a certificate, the authorities between it and the root, and the
/// key.
public struct TLSIdentity: Sendable {
  /// The leaf first, then each issuer in turn; the root may be left out.
  public let chain: [Certificate]
  let key: P256PrivateKey

  /// Pairs a chain and a key.
  ///
  /// - Throws: `tlsConfiguration` when the chain is empty or the key is not the leaf's.
  public init(chain: [Certificate], key: P256PrivateKey) throws(CryptographyError) {
    guard let leaf = chain.first else { throw CryptographyError(.tlsConfiguration, "empty chain") }
    guard leaf.publicKey == key.publicKey else {
      throw CryptographyError(.tlsConfiguration, "the key is not the certificate's")
    }
    self.chain = chain
    self.key = key
  }
}

/// The oldest version accepted. Before 1.2 there is nothing.
public enum TLSVersion: Sendable {
  /// ECDHE with ECDSA and an AEAD cipher only.
  case tls12
  case tls13

  var number: Int32 { self == .tls12 ? TLS1_2_VERSION : TLS1_3_VERSION }
}
