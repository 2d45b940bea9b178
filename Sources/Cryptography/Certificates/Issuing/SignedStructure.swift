/// What certificates, requests and lists have in common: a body, the algorithm, a signature (RFC 5280 4.1.1).
enum SignedStructure {
  /// ecdsa-with-SHA256 (RFC 5758 3.2), whose parameters are absent.
  static let algorithm = DERWriter.sequence([.objectIdentifier(ObjectIdentifier("1.2.840.10045.4.3.2"))])

  /// Signs a body and gives the whole structure in DER.
  static func sign(_ body: DERWriter, with key: P256PrivateKey) throws(CryptographyError) -> [UInt8] {
    let bytes = body.bytes()
    let signature = try key.sign(bytes)
    return DERWriter.sequence([.encoded(bytes), algorithm, .bitString(signature)]).bytes()
  }
}
