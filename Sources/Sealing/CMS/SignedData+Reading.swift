import Cryptography
import Foundation

extension SignedData {
  /// A signature that verifies under the certificate it names. Whether that certificate is trusted is another question.
  struct Verified {
    let header: EnvelopeHeader
    let content: SecretBytes
    let signingTime: Date
    let signer: Certificate
  }

  /// Who signed, when by their own clock, and every certificate that came with it.
  struct Signed {
    let signingTime: Date
    let signer: Certificate
    let certificates: [Certificate]
  }

  private struct SignerInfo {
    let issuer: [UInt8]
    let serialNumber: [UInt8]
    let messageDigest: [UInt8]
    let signingTime: Date
    let certificateDigest: [UInt8]
    let signedBytes: [UInt8]
    let signature: [UInt8]
  }

  private static let certificateLimit = 8

  /// Reads and verifies a decrypted content.
  ///
  /// - Throws: `malformed` outside the profile, `badSignature` if the signature or one of its digests does not match.
  static func decode(_ bytes: SecretBytes) throws(SealingError) -> Verified {
    try SealingError.reading {
      try DERReader.read(bytes) { reader in try CMS.readContentInfo(&reader, CMS.signedData, readFields) }
    }
  }

  /// Reads and verifies a signature whose content is beside it.
  ///
  /// - Throws: as ``decode(_:)``; a signature that carries a content is malformed too.
  static func decode(_ bytes: [UInt8], detachedFrom content: [UInt8]) throws(SealingError) -> Signed {
    try SealingError.reading {
      try DERReader.read(bytes) { reader in
        try CMS.readContentInfo(&reader, CMS.signedData) { fields in
          try readVersion(&fields)
          try fields.sequence { encapsulated in
            guard try encapsulated.objectIdentifier() == CMS.data, encapsulated.isAtEnd else {
              throw SealingError(.malformed, "not detached")
            }
          }
          return try readSigner(&fields, of: SHA256.digest(content))
        }
      }
    }
  }

  private static func readFields(_ fields: inout DERReader) throws -> Verified {
    try readVersion(&fields)
    let (digest, header, content) = try fields.sequence { encapsulated in
      guard try encapsulated.objectIdentifier() == CMS.data else {
        throw SealingError(.malformed, "wrong signed content type")
      }
      return try encapsulated.sequence(.context(0, constructed: true)) { reader in
        let octets = try reader.element(.octetString).content
        let (header, count) = try EnvelopeHeader.read(prefix: octets)
        let content = SecretBytes(copying: UnsafeRawBufferPointer(rebasing: octets[count...]))
        return (SHA256.digest(octets), header, content)
      }
    }
    let signed = try readSigner(&fields, of: digest)
    return Verified(header: header, content: content, signingTime: signed.signingTime, signer: signed.signer)
  }

  private static func readVersion(_ fields: inout DERReader) throws {
    guard try fields.smallInteger() == version else { throw SealingError(.malformed, "wrong signed version") }
    let digests: [Void] = try fields.set { try CMS.readAlgorithm(&$0, CMS.sha256, "digest") }
    guard digests.count == 1 else { throw SealingError(.malformed, "not one digest") }
  }

  private static func readSigner(_ fields: inout DERReader, of digest: Digest) throws -> Signed {
    let certificates = try fields.set(.context(0, constructed: true)) { reader in
      try Certificate(der: Array(try reader.element(.sequence).encoded))
    }
    guard (1...certificateLimit).contains(certificates.count) else {
      throw SealingError(.malformed, "number of certificates")
    }
    let infos = try fields.set { try readSignerInfo(&$0) }
    guard infos.count == 1, let info = infos.first else { throw SealingError(.malformed, "not one signer") }
    guard
      let signer = certificates.first(where: { $0.issuer.der == info.issuer && $0.serialNumber == info.serialNumber })
    else { throw SealingError(.malformed, "no certificate of the signer") }
    // The attribute binds the signature to this very certificate, not to any other of the same key or name.
    guard info.messageDigest == digest.bytes, info.certificateDigest == signer.sha256.bytes,
      signer.publicKey.isValid(signature: info.signature, for: info.signedBytes)
    else { throw SealingError(.badSignature) }
    return Signed(signingTime: info.signingTime, signer: signer, certificates: certificates)
  }

  private static func readSignerInfo(_ reader: inout DERReader) throws -> SignerInfo {
    try reader.sequence { fields in
      guard try fields.smallInteger() == version else { throw SealingError(.malformed, "wrong signer version") }
      let (issuer, serialNumber) = try fields.sequence { identifier in
        let issuer = Array(try identifier.element(.sequence).encoded)
        return (issuer, Array(try identifier.integer().drop { $0 == 0 }))
      }
      try CMS.readAlgorithm(&fields, CMS.sha256, "digest")
      guard fields.nextTag == .context(0, constructed: true) else {
        throw SealingError(.malformed, "no signed attributes")
      }
      var ahead = fields
      var signedBytes = Array(try ahead.element().encoded)
      signedBytes[0] = DERTag.set.octet
      let attributes = try readAttributes(&fields)
      try CMS.readAlgorithm(&fields, CMS.ecdsaWithSHA256, "signature algorithm")
      let signature = try fields.octetString()
      guard fields.isAtEnd else { throw SealingError(.malformed, "unsigned attributes") }
      return try attributes.signerInfo(
        issuer: issuer, serialNumber: serialNumber, signedBytes: signedBytes, signature: signature)
    }
  }

  private struct Attributes {
    var types: Set<ObjectIdentifier> = []
    var isData = false
    var messageDigest: [UInt8]?
    var signingTime: Date?
    var certificateDigest: [UInt8]?

    func signerInfo(
      issuer: [UInt8], serialNumber: [UInt8], signedBytes: [UInt8], signature: [UInt8]
    ) throws -> SignerInfo {
      guard isData, let messageDigest, let signingTime, let certificateDigest else {
        throw SealingError(.malformed, "missing signed attribute")
      }
      return SignerInfo(
        issuer: issuer, serialNumber: serialNumber, messageDigest: messageDigest, signingTime: signingTime,
        certificateDigest: certificateDigest, signedBytes: signedBytes, signature: signature)
    }
  }

  /// Other attributes are let pass: they are signed, so nobody adds one later, and other people's signers write some.
  private static func readAttributes(_ fields: inout DERReader) throws -> Attributes {
    var attributes = Attributes()
    _ = try fields.set(.context(0, constructed: true)) { reader in
      try reader.sequence { attribute in
        let type = try attribute.objectIdentifier()
        guard attributes.types.insert(type).inserted else { throw SealingError(.malformed, "attribute twice") }
        let values: [Void] = try attribute.set { value in
          switch type {
          case CMS.contentType: attributes.isData = try value.objectIdentifier() == CMS.data
          case CMS.messageDigest: attributes.messageDigest = try value.octetString()
          case CMS.signingTime: attributes.signingTime = try value.time()
          case CMS.signingCertificateV2: attributes.certificateDigest = try readSigningCertificate(&value)
          default: _ = try value.element()
          }
        }
        guard values.count == 1 else { throw SealingError(.malformed, "not one attribute value") }
      }
    }
    return attributes
  }

  /// SigningCertificateV2 (RFC 5035, 3): the first identifier names the signer's certificate.
  private static func readSigningCertificate(_ reader: inout DERReader) throws -> [UInt8] {
    try reader.sequence { fields in
      let digests = try fields.list { identifiers in
        try identifiers.sequence { identifier in
          // A hash algorithm here is either the default, which DER leaves out, or not SHA-256.
          let digest = try identifier.octetString()
          _ = try identifier.optional(.sequence)
          return digest
        }
      }
      _ = try fields.optional(.sequence)
      guard let first = digests.first else { throw SealingError(.malformed, "no signing certificate") }
      return first
    }
  }
}
