import Cryptography
import Foundation

/// The inner layer: a CAdES-BES signature (RFC 5652, RFC 5035) by the gateway's seal over header ‖ content.
enum SignedData {
  static let version = 1

  /// What depends on the seal's certificate only, encoded once.
  struct Signer {
    let key: P256PrivateKey
    let certificates: DERWriter
    let identifier: DERWriter
    let contentType: DERWriter
    let signingCertificate: DERWriter

    /// - Parameter chain: the certificates above the seal's, for tools that have the root only.
    init(key: P256PrivateKey, certificate: Certificate, chain: [Certificate]) {
      self.key = key
      let all = Set([certificate] + chain).map { DERWriter.encoded($0.der) }
      certificates = .encoded(DERWriter.set(.context(0, constructed: true), of: all).bytes())
      identifier = .encoded(
        DERWriter.sequence([.encoded(certificate.issuer.der), .unsigned(certificate.serialNumber)]).bytes())
      contentType = attribute(CMS.contentType, .objectIdentifier(CMS.data))
      // ESSCertIDv2 (RFC 5035, 4): SHA-256 is the default, so the hash algorithm is not written.
      let certificateID = DERWriter.sequence([.octetString(certificate.sha256.bytes)])
      signingCertificate = attribute(CMS.signingCertificateV2, .sequence([.sequence([certificateID])]))
    }
  }

  /// Signs header ‖ content, and returns the encoded `ContentInfo`, in memory that is wiped.
  static func encode(
    _ content: [SecretBytes], signer: Signer, at date: Date
  ) throws(SealingError) -> SecretBytes {
    let encapsulated = DERWriter.sequence([
      .objectIdentifier(CMS.data), .explicit(0, .secret(.octetString, content)),
    ])
    return try contentInfo(encapsulated, SHA256.digest(joining: content), signer, date).secretBytes()
  }

  /// Signs a content that stays beside its signature, and returns the encoded `ContentInfo` (RFC 5652, 5.2: eContent absent).
  static func encode(detachedFrom content: [UInt8], signer: Signer, at date: Date) throws(SealingError) -> [UInt8] {
    try contentInfo(.sequence([.objectIdentifier(CMS.data)]), SHA256.digest(content), signer, date).bytes()
  }

  private static func contentInfo(
    _ encapsulated: DERWriter, _ digest: Digest, _ signer: Signer, _ date: Date
  ) throws(SealingError) -> DERWriter {
    let attributes = [
      signer.contentType, attribute(CMS.signingTime, .time(date)),
      attribute(CMS.messageDigest, .octetString(digest.bytes)), signer.signingCertificate,
    ]
    // Signed under the universal tag of SET OF, carried under [0] (RFC 5652, 5.4).
    var encoded = DERWriter.set(of: attributes).bytes()
    let signed = encoded
    let signature = try SealingError.computing { () throws(CryptographyError) in try signer.key.sign(signed) }
    encoded[0] = DERTag.context(0, constructed: true).octet
    let signerInfo = DERWriter.sequence([
      .integer(version), signer.identifier, CMS.algorithm(CMS.sha256), .encoded(encoded),
      CMS.algorithm(CMS.ecdsaWithSHA256), .octetString(signature),
    ])
    return CMS.contentInfo(
      CMS.signedData,
      .sequence([
        .integer(version), .set(of: [CMS.algorithm(CMS.sha256)]), encapsulated, signer.certificates,
        .set(of: [signerInfo]),
      ]))
  }

  private static func attribute(_ type: ObjectIdentifier, _ value: DERWriter) -> DERWriter {
    .encoded(DERWriter.sequence([.objectIdentifier(type), .set(of: [value])]).bytes())
  }
}
