public import JSON
public import Liaison

/// What an author asks of the gateway: to transmit a fiche, perhaps without the sections that may not go.
public struct DemandeDeTransmission: Hashable, Forme {
  /// The transmission.
  public let transmission: Transmission
  /// Whether the sections that the policies withhold are to be left out; otherwise one of them refuses the whole.
  public let minimiser: Bool
  /// The author's earlier fiche or avis about the same situation.
  public let enSuiteDe: Reference?

  /// Asks for a transmission.
  public init(transmission: Transmission, minimiser: Bool = false, enSuiteDe: Reference? = nil) {
    (self.transmission, self.minimiser, self.enSuiteDe) = (transmission, minimiser, enSuiteDe)
  }

  /// Reads the body of `POST /api/fiches`: a transmission, with `minimiser?` and `enSuiteDe?`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      let minimiser = try fields.optional("minimiser")?.bool() ?? false
      let suite = try fields.optional("enSuiteDe")?.reference()
      return Self(transmission: try Transmission(&fields, today: today), minimiser: minimiser, enSuiteDe: suite)
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme(
    Transmission.membres + [
      .optional("minimiser", \DemandeDeTransmission.minimiser),
      .optional("enSuiteDe", \DemandeDeTransmission.enSuiteDe),
    ])

  /// The body as it is written.
  public var json: JSON {
    guard case .object(var object) = transmission.json else { return .null }
    if minimiser { object["minimiser"] = true }
    if let enSuiteDe { object["enSuiteDe"] = .string(enSuiteDe.description) }
    return .object(object)
  }
}
