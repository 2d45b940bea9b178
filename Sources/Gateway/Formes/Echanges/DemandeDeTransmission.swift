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
  /// The contents of the attachments, in any order.
  public let pieces: [ContenuDePiece]

  /// Asks for a transmission.
  public init(
    transmission: Transmission, minimiser: Bool = false, enSuiteDe: Reference? = nil, brouillon: BrouillonID? = nil,
    pieces: [ContenuDePiece] = []
  ) {
    (self.transmission, self.minimiser, self.enSuiteDe) = (transmission, minimiser, enSuiteDe)
    (self.brouillon, self.pieces) = (brouillon, pieces)
  }

  /// Reads the body of `POST /api/fiches`: a transmission, with `minimiser?`, `enSuiteDe?`, `brouillon?`, and `pieces?` for
  /// the contents of the attachments that the fiche describes.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      let minimiser = try fields.optional("minimiser")?.bool() ?? false
      let suite = try fields.optional("enSuiteDe")?.reference()
      let brouillon = try fields.optional("brouillon")?.brouillon()
      return Self(
        transmission: try Transmission(&fields, today: today), minimiser: minimiser, enSuiteDe: suite,
        brouillon: brouillon,
        pieces: try fields.optional("pieces")?.liste(max: PieceJointe.maximumParFiche, today: today) ?? [])
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme(
    Transmission.membres + [
      .optional("minimiser", \DemandeDeTransmission.minimiser),
      .optional("enSuiteDe", \DemandeDeTransmission.enSuiteDe),
      .optional("brouillon", \DemandeDeTransmission.brouillon),
      .optional("pieces", .liste(ContenuDePiece.self, max: PieceJointe.maximumParFiche)),
    ])

  /// The body as it is written.
  public var json: JSON {
    guard case .object(var object) = transmission.json else { return .null }
    if minimiser { object["minimiser"] = true }
    if let enSuiteDe { object["enSuiteDe"] = .string(enSuiteDe.description) }
    if let brouillon { object["brouillon"] = .string(brouillon.description) }
    if !pieces.isEmpty { object["pieces"] = .array(pieces.map(\.json)) }
    return .object(object)
  }
}
