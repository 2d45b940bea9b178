import Cryptography

/// The object identifiers and constant algorithm identifiers of the profile.
enum CMS {
  static let data = ObjectIdentifier("1.2.840.113549.1.7.1")
  static let signedData = ObjectIdentifier("1.2.840.113549.1.7.2")
  static let authEnvelopedData = ObjectIdentifier("1.2.840.113549.1.9.16.1.23")

  static let contentType = ObjectIdentifier("1.2.840.113549.1.9.3")
  static let messageDigest = ObjectIdentifier("1.2.840.113549.1.9.4")
  static let signingTime = ObjectIdentifier("1.2.840.113549.1.9.5")
  static let signingCertificateV2 = ObjectIdentifier("1.2.840.113549.1.9.16.2.47")

  static let ecPublicKey = ObjectIdentifier("1.2.840.10045.2.1")
  static let sha256 = ObjectIdentifier("2.16.840.1.101.3.4.2.1")
  static let ecdsaWithSHA256 = ObjectIdentifier("1.2.840.10045.4.3.2")
  static let stdDHSHA256KDF = ObjectIdentifier("1.3.132.1.11.1")
  static let aes256Wrap = ObjectIdentifier("2.16.840.1.101.3.4.1.45")
  static let aes256GCM = ObjectIdentifier("2.16.840.1.101.3.4.1.46")

  /// An AlgorithmIdentifier whose parameters are absent.
  static func algorithm(_ identifier: ObjectIdentifier) -> DERWriter { .sequence([.objectIdentifier(identifier)]) }

  /// `ContentInfo` (RFC 5652, 3).
  static func contentInfo(_ type: ObjectIdentifier, _ content: DERWriter) -> DERWriter {
    .sequence([.objectIdentifier(type), .explicit(0, content)])
  }

  /// Reads a `ContentInfo` of one type.
  static func readContentInfo<T>(
    _ reader: inout DERReader, _ type: ObjectIdentifier, _ body: (inout DERReader) throws -> T
  ) throws -> T {
    try reader.sequence { info in
      guard try info.objectIdentifier() == type else { throw SealingError(.malformed, "wrong content type") }
      return try info.sequence(.context(0, constructed: true)) { try $0.sequence(.sequence, body) }
    }
  }

  /// Reads an AlgorithmIdentifier that must be this one, its parameters absent: a NULL would be a second encoding, and
  /// in the key wrap it changes what the KDF hashes.
  static func readAlgorithm(
    _ reader: inout DERReader, _ identifier: ObjectIdentifier, _ name: StaticString
  ) throws {
    try reader.sequence { fields in
      guard try fields.objectIdentifier() == identifier, fields.isAtEnd else {
        throw SealingError(.malformed, "wrong \(name)")
      }
    }
  }
}
