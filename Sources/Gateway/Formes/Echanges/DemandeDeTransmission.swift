public import JSON
public import Liaison

/// What an author asks of the gateway: to transmit a fiche, perhaps without the sections that may not go.
public struct DemandeDeTransmission: Hashable, Forme {
  /// The transmission.
  public let transmission: Transmission
  /// Whether the sections that the policies withhold are to be left out; otherwise one of them refuses the whole.
  public let minimiser: Bool

  /// Asks for a transmission.
  public init(transmission: Transmission, minimiser: Bool = false) {
    (self.transmission, self.minimiser) = (transmission, minimiser)
  }

  /// Reads the body of `POST /api/fiches`: a transmission, with `minimiser?`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      let minimiser = try fields.optional("minimiser")?.bool() ?? false
      return Self(transmission: try Transmission(&fields, today: today), minimiser: minimiser)
    }
  }

  /// The body as it is written.
  public var json: JSON {
    guard minimiser, case .object(var object) = transmission.json else { return transmission.json }
    object["minimiser"] = true
    return .object(object)
  }
}
