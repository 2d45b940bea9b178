public import JSON
public import Liaison

/// The body of `POST /api/brouillons/ID`: the draft, sealed to its author alone.
public struct DemandeDeBrouillon: Hashable, Forme {
  /// The envelope, in DER. Whether it is one of the profile, of its author, is for the gateway to say.
  public let cms: [UInt8]

  /// Keeps a draft.
  public init(cms: [UInt8]) { self.cms = cms }

  /// Reads `{cms}`. More is read than is kept, so that who writes too much is told so in words.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in Self(cms: try fields.required("cms").base64(maxBytes: maximum)) }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([.required("cms", .base64(maxBytes: maximum))])

  /// The body as it is written.
  public var json: JSON { ["cms": .string(Base64Text.encode(cms))] }
}

private let maximum = 2 * KeepDraft.maximumBytes
