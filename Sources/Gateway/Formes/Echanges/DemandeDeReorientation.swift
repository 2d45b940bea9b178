internal import Cryptography
public import JSON
public import Liaison
public import Sealing

/// What is asked of the gateway to send a fiche on: where, why, and the keys re-wrapped for those who will read it.
public struct DemandeDeReorientation: Hashable, Forme {
  /// The key of one envelope, wrapped on the client's side for one new recipient.
  public struct Cle: Hashable, Sendable {
    /// The envelope.
    public let enveloppe: EnvelopeID
    /// Its key, and for whom.
    public let cle: WrappedKey

    /// A key of an envelope.
    public init(enveloppe: EnvelopeID, cle: WrappedKey) { (self.enveloppe, self.cle) = (enveloppe, cle) }
  }

  /// The most keys: envelopes of one fiche times people on duty.
  public static let maximumDeCles = 2000

  /// Where and why.
  public let reorientation: Reorientation
  /// The keys, one for each envelope and recipient.
  public let cles: [Cle]

  /// Asks for a re-routing.
  public init(reorientation: Reorientation, cles: [Cle]) { (self.reorientation, self.cles) = (reorientation, cles) }

  /// Reads the body of `POST /api/fiches/REF/reorientation`: `{destination, motif, precisions?, cles: [{enveloppe: 32
  /// hexadecimal digits, destinataire: 40, ephemere: base64 of 65 bytes, cle: base64 of 40 bytes}]}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      let reorientation = try Reorientation(&fields)
      var seen: Set<[UInt8]> = []
      let cles = try fields.required("cles").array(max: Self.maximumDeCles) { element in
        let cle = try Cle(element)
        // Two keys of one envelope for one recipient: only one would be kept, and which is for nobody to guess.
        guard seen.insert(cle.enveloppe.bytes + cle.cle.recipient.bytes).inserted else {
          throw element.fault(.duplicate)
        }
        return cle
      }
      return Self(reorientation: reorientation, cles: cles)
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme(
    Reorientation.membres + [.required("cles", .array(of: Cle.schema, count: 0...maximumDeCles))])

  /// The body as it is written.
  public var json: JSON {
    var object = reorientation.members
    object["cles"] = .array(cles.map(\.json))
    return .object(object)
  }
}

extension DemandeDeReorientation.Cle {
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

  var json: JSON {
    .objet([
      "enveloppe": .string(enveloppe.hex), "destinataire": .string(cle.recipient.hex),
      "ephemere": .string(Base64Text.encode(cle.ephemeralPoint)), "cle": .string(Base64Text.encode(cle.wrapped)),
    ])
  }
}
