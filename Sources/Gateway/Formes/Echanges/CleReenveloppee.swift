internal import Cryptography
public import JSON
public import Sealing

/// The key of one envelope, wrapped on the client's side for one new recipient: `{enveloppe: 32 hexadecimal digits,
/// destinataire: 40, ephemere: base64 of 65 bytes, cle: base64 of 40 bytes}`.
public struct CleReenveloppee: Hashable, Sendable {
  /// The envelope.
  public let enveloppe: EnvelopeID
  /// Its key, and for whom.
  public let cle: WrappedKey

  /// A key of an envelope.
  public init(enveloppe: EnvelopeID, cle: WrappedKey) { (self.enveloppe, self.cle) = (enveloppe, cle) }
}

extension CleReenveloppee {
  init(_ reader: JSONReader) throws {
    self = try reader.forme { fields in
      let enveloppe = try fields.required("enveloppe")
      guard let id = EnvelopeID(bytes: try enveloppe.hexadecimal(bytes: EnvelopeID.byteCount)) else {
        throw enveloppe.fault(.invalidFormat)
      }
      let recipient = try fields.required("destinataire").hexadecimal(bytes: RecipientKeyID.byteCount)
      let ephemere = try fields.required("ephemere")
      let point = try ephemere.base64(bytes: P256PublicKey.pointByteCount)
      let wrapped = try fields.required("cle").base64(
        bytes: WrappedKey.byteCount - RecipientKeyID.byteCount - P256PublicKey.pointByteCount)
      // The lengths are right: what is left to refuse is a point that is not on the curve.
      guard let cle = try? WrappedKey(bytes: recipient + point + wrapped) else {
        throw ephemere.fault(.invalidFormat, expected: "P-256")
      }
      return Self(enveloppe: id, cle: cle)
    }
  }

  static let schema = JSONSchema.forme([
    .required("enveloppe", .hexadecimal(bytes: EnvelopeID.byteCount)),
    .required("destinataire", .hexadecimal(bytes: RecipientKeyID.byteCount)),
    .required("ephemere", .base64(maxBytes: P256PublicKey.pointByteCount)),
    .required(
      "cle",
      .base64(maxBytes: WrappedKey.byteCount - RecipientKeyID.byteCount - P256PublicKey.pointByteCount)),
  ]).named("CleReenveloppee")

  /// The key as it is written.
  public var json: JSON {
    .objet([
      "enveloppe": .string(enveloppe.hex), "destinataire": .string(cle.recipient.hex),
      "ephemere": .string(Base64Text.encode(cle.ephemeralPoint)), "cle": .string(Base64Text.encode(cle.wrapped)),
    ])
  }
}

extension JSONReader {
  /// Re-wrapped keys.
  ///
  /// Two keys of one envelope for one recipient are refused: only one would be kept, and which is for nobody to guess.
  func cles(max: Int) throws -> [CleReenveloppee] {
    var seen: Set<[UInt8]> = []
    return try array(max: max) { element in
      let cle = try CleReenveloppee(element)
      guard seen.insert(cle.enveloppe.bytes + cle.cle.recipient.bytes).inserted else { throw element.fault(.duplicate) }
      return cle
    }
  }
}
