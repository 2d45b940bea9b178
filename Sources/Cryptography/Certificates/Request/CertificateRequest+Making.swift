extension CertificateRequest {
  /// Makes a request on the side of who holds the key.
  ///
  /// The key signs its own request whatever it is for: a keyAgreement key too, since an elliptic-curve key can sign.
  /// That one signature, over a request and nothing else, is its only one.
  /// - Parameters:
  ///   - subject: who asks, as a hint to the authority.
  ///   - key: the key to certify.
  ///   - usage: what the key is for, carried in the request so that an authority cannot mistake one for another.
  /// - Throws: ``CryptographyError`` `signing` when OpenSSL fails.
  public static func make(
    subject: DistinguishedName, key: P256PrivateKey, usage: KeyUsage
  ) throws(CryptographyError) -> CertificateRequest {
    // extensionRequest (RFC 2985 5.4.2).
    let extensionRequest = DERWriter.sequence([
      .objectIdentifier(ObjectIdentifier("1.2.840.113549.1.9.14")),
      .set(of: [.sequence([CertificateExtension.keyUsage(usage)])]),
    ])
    let attributes = DERWriter.set(.context(0, constructed: true), of: [extensionRequest])
    let body = DERWriter.sequence([.integer(0), .encoded(subject.der), .encoded(key.publicKey.spki), attributes])
    return try CertificateRequest(der: try SignedStructure.sign(body, with: key))
  }
}
