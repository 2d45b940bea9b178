public import Cryptography
public import JSON
public import Liaison
public import Sealing

/// The body of `POST /api/moi/chiffrement`: the key that the browser made.
public struct DemandeDeChiffrement: Hashable, Forme {
  /// The request for the certificate, which proves possession of the key.
  public let demande: CertificateRequest
  /// The private key under the agent's passphrase.
  public let coffre: Coffre

  /// Asks for a key to be certified.
  public init(demande: CertificateRequest, coffre: Coffre) { (self.demande, self.coffre) = (demande, coffre) }

  /// Reads `{demande: PEM, coffre}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      Self(
        demande: try fields.required("demande").demande(),
        coffre: try Coffre(fields.required("coffre"), today: today))
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([
    .required("demande", .demande), .required("coffre", \DemandeDeChiffrement.coffre),
  ])

  /// The body as it is written.
  public var json: JSON { ["demande": .string(demande.pem), "coffre": coffre.json] }
}

/// The body of `POST /api/moi/coffre`: the private key under a new passphrase.
public struct DemandeDeCoffre: Hashable, Forme {
  /// The private key under the agent's passphrase.
  public let coffre: Coffre
  /// Which key that is: the one in force, or the deposit is refused.
  public let cle: RecipientKeyID

  /// Asks for a blob to be kept.
  public init(coffre: Coffre, cle: RecipientKeyID) { (self.coffre, self.cle) = (coffre, cle) }

  /// Reads `{coffre, cle}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      let coffre = try Coffre(fields.required("coffre"), today: today)
      let cle = try fields.required("cle")
      guard let key = RecipientKeyID(bytes: try cle.hexadecimal(bytes: RecipientKeyID.byteCount)) else {
        throw cle.fault(.invalidFormat)
      }
      return Self(coffre: coffre, cle: key)
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([
    .required("coffre", \DemandeDeCoffre.coffre), .required("cle", .hexadecimal(bytes: RecipientKeyID.byteCount)),
  ])

  /// The body as it is written.
  public var json: JSON { ["coffre": coffre.json, "cle": .string(cle.hex)] }
}
