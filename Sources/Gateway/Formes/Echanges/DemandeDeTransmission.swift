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
  /// The author's draft that it comes from, deleted with the sending.
  public let brouillon: BrouillonID?

  /// Asks for a transmission.
  public init(
    transmission: Transmission, minimiser: Bool = false, enSuiteDe: Reference? = nil, brouillon: BrouillonID? = nil
  ) {
    (self.transmission, self.minimiser, self.enSuiteDe) = (transmission, minimiser, enSuiteDe)
    self.brouillon = brouillon
  }

  /// Reads the body of `POST /api/fiches`: a transmission, with `minimiser?`, `enSuiteDe?` and `brouillon?`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      let minimiser = try fields.optional("minimiser")?.bool() ?? false
      let suite = try fields.optional("enSuiteDe")?.reference()
      let brouillon = try fields.optional("brouillon")?.brouillon()
      return Self(
        transmission: try Transmission(&fields, today: today), minimiser: minimiser, enSuiteDe: suite,
        brouillon: brouillon)
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme(
    Transmission.membres + [
      .optional("minimiser", \DemandeDeTransmission.minimiser),
      .optional("enSuiteDe", \DemandeDeTransmission.enSuiteDe),
      .optional("brouillon", \DemandeDeTransmission.brouillon),
    ])

  /// The body as it is written.
  public var json: JSON {
    guard case .object(var object) = transmission.json else { return .null }
    if minimiser { object["minimiser"] = true }
    if let enSuiteDe { object["enSuiteDe"] = .string(enSuiteDe.description) }
    if let brouillon { object["brouillon"] = .string(brouillon.description) }
    return .object(object)
  }
}
