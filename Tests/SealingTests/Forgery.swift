import Cryptography
import Foundation
import Sealing

/// Writes an envelope part by part, so that one part can be wrong and every other right.
struct Forgery {
  static let wrapOID = ObjectIdentifier("2.16.840.1.101.3.4.1.45")

  var contentType = ObjectIdentifier("1.2.840.113549.1.9.16.1.23")
  var version = 0
  var originatorInfo: DERWriter?
  var recipientVersion = 3
  var originatorKeyAlgorithm = DERWriter.sequence([.objectIdentifier(ObjectIdentifier("1.2.840.10045.2.1"))])
  var ukm: [UInt8]?
  var keyDerivation = ObjectIdentifier("1.3.132.1.11.1")
  var wrap = DERWriter.sequence([.objectIdentifier(wrapOID)])
  var rowCopies = 1
  var innerType = ObjectIdentifier("1.2.840.113549.1.7.1")
  var cipher = ObjectIdentifier("2.16.840.1.101.3.4.1.46")
  var ivCount = 12
  var tagLength: DERWriter? = .integer(16)
  var tagCount = 16
  var authenticatedAttributes: DERWriter?
  var unauthenticatedAttributes: DERWriter?
  var groupCopies = 1

  /// Encrypts `inner` to a certificate, correctly but for the parts changed above.
  func cms(_ inner: [UInt8], to certificate: Certificate) throws -> [UInt8] {
    let (key, iv) = (SecretBytes.random(count: 32), SecureRandom.bytes(12))
    let sealed = try AESGCM.seal(SecretBytes(copying: inner), key: key, iv: iv)
    let group = try keyAgreeRecipientInfo(key, certificate)
    var parameters: [DERWriter] = [.octetString(Array((iv + iv).prefix(ivCount)))]
    if let tagLength { parameters.append(tagLength) }
    let content = DERWriter.sequence([
      .objectIdentifier(innerType), .sequence([.objectIdentifier(cipher), .sequence(parameters)]),
      .primitive(.context(0, constructed: false), sealed.ciphertext),
    ])
    var fields: [DERWriter] = [.integer(version)]
    if let originatorInfo { fields.append(originatorInfo) }
    fields += [.set(of: Array(repeating: group, count: groupCopies)), content]
    if let authenticatedAttributes { fields.append(authenticatedAttributes) }
    fields.append(.octetString(Array((sealed.tag + [0, 0]).prefix(tagCount))))
    if let unauthenticatedAttributes { fields.append(unauthenticatedAttributes) }
    return DERWriter.sequence([.objectIdentifier(contentType), .explicit(0, .sequence(fields))]).bytes()
  }

  private func keyAgreeRecipientInfo(_ key: SecretBytes, _ certificate: Certificate) throws -> DERWriter {
    let ephemeral = try P256PrivateKey.generate()
    let secret = try ephemeral.sharedSecret(with: certificate.publicKey)
    var info = [wrap]
    if let ukm { info.append(.explicit(0, .octetString(ukm))) }
    info.append(.explicit(2, .octetString([0, 0, 1, 0])))
    let kek = X963KDF.derive(secret, sharedInfo: DERWriter.sequence(info).bytes(), count: 32)
    let row = DERWriter.sequence([
      .constructed(.context(0, constructed: true), [.octetString(certificate.subjectKeyIdentifier ?? [])]),
      .octetString(try AESKeyWrap.wrap(key, under: kek)),
    ])
    let originator = DERWriter.constructed(
      .context(1, constructed: true), [originatorKeyAlgorithm, .bitString(ephemeral.publicKey.point)])
    var fields: [DERWriter] = [.integer(recipientVersion), .explicit(0, originator)]
    if let ukm { fields.append(.explicit(1, .octetString(ukm))) }
    fields.append(.sequence([.objectIdentifier(keyDerivation), wrap]))
    fields.append(.sequence(Array(repeating: row, count: rowCopies)))
    return .constructed(.context(1, constructed: true), fields)
  }

  /// What is inside an envelope, decrypted with the primitives alone.
  static func inner(of cms: [UInt8], key: P256PrivateKey) throws -> [UInt8] {
    let info = DERWriter.sequence([
      .sequence([.objectIdentifier(wrapOID)]), .explicit(2, .octetString([0, 0, 1, 0])),
    ]).bytes()
    let envelope = try SealedEnvelopeParts(cms)
    let secret = try key.sharedSecret(with: P256PublicKey(uncompressedPoint: envelope.point))
    let contentKey = try AESKeyWrap.unwrap(envelope.wrapped, under: X963KDF.derive(secret, sharedInfo: info, count: 32))
    let clear = try AESGCM.open(envelope.ciphertext, tag: envelope.tag, key: contentKey, iv: envelope.iv)
    return clear.withUnsafeBytes { Array($0) }
  }
}

/// The parts of an envelope with one recipient.
private struct SealedEnvelopeParts {
  let point: [UInt8]
  let wrapped: [UInt8]
  let iv: [UInt8]
  let ciphertext: [UInt8]
  let tag: [UInt8]

  init(_ cms: [UInt8]) throws {
    let envelope = try SealedEnvelope(id: .random(), cms: cms)
    let row = envelope.wrappedKeys[0]
    (point, wrapped) = (row.ephemeralPoint, row.wrapped)
    (iv, ciphertext, tag) = (envelope.core.iv, envelope.core.ciphertext, envelope.core.tag)
  }
}
