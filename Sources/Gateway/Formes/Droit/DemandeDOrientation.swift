public import JSON
public import Liaison

/// What is asked to be oriented: the coded facts of a situation, and perhaps where the person lives.
public struct DemandeDOrientation: Hashable, Forme {
  /// The facts.
  public let faits: FaitsCodes
  /// The commune of residence, which decides the secteur.
  public let commune: CodeCommune?

  /// Asks for an orientation.
  public init(faits: FaitsCodes, commune: CodeCommune? = nil) { (self.faits, self.commune) = (faits, commune) }

  /// Reads the body of `POST /api/orientation`: `{faits, commune?}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      Self(
        faits: try FaitsCodes(fields.required("faits"), today: today),
        commune: try fields.optional("commune")?.commune())
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([
    .required("faits", \DemandeDOrientation.faits), .optional("commune", \DemandeDOrientation.commune),
  ])

  /// The body as it is written.
  public var json: JSON { .objet(["faits": faits.json, "commune": commune?.json]) }
}
