public import Cryptography
public import JSON
public import Liaison

/// The body of `POST /api/agents/AGENT/certificat`: the key that an enrolled agent will connect with.
public struct DemandeDAcces: Hashable, Forme {
  /// The request for the certificate, which proves possession of the key.
  public let demande: CertificateRequest

  /// Asks for a certificate.
  public init(demande: CertificateRequest) { self.demande = demande }

  /// Reads `{demande: PEM}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in Self(demande: try fields.required("demande").demande()) }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([.required("demande", .demande)])

  /// The body as it is written.
  public var json: JSON { ["demande": .string(demande.pem)] }
}
