public import JSON
public import Liaison

/// What a unit or a service asks of the gateway: to seize the intervenants of a post.
public struct DemandeDeSaisine: Hashable, Forme {
  /// The post.
  public let destination: OrganismeID
  /// The unit or the service for which it is asked; nil when its author belongs to one alone.
  public let emetteur: OrganismeID?
  /// What they are told.
  public let message: MessageDeSaisine

  /// Asks for a post to be seized.
  public init(destination: OrganismeID, emetteur: OrganismeID? = nil, message: MessageDeSaisine) {
    (self.destination, self.emetteur, self.message) = (destination, emetteur, message)
  }

  /// Reads the body of `POST /api/saisines`: `{destination, emetteur?, …}` and the members of the message.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      Self(
        destination: try fields.required("destination").organisme(),
        emetteur: try fields.optional("emetteur")?.organisme(), message: try MessageDeSaisine(&fields, today: today))
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme(
    [
      .required("destination", \DemandeDeSaisine.destination), .optional("emetteur", \DemandeDeSaisine.emetteur),
    ] + MessageDeSaisine.membres)

  /// The body as it is written.
  public var json: JSON {
    let addressed: JSON = .objet(["destination": destination.json, "emetteur": emetteur?.json])
    return .object((addressed.object ?? [:]).adding(message.json.object ?? [:]))
  }
}

/// The body of `POST /api/saisines/REF/suite`: the code that is returned to the unit.
public struct DemandeDeSuite: Hashable, Forme {
  /// The code.
  public let suite: CodeDeSuite
  /// What the person told the intervenant of what the unit may learn; nil when they were not asked again.
  public let accord: Accord?

  /// Returns a code.
  public init(suite: CodeDeSuite, accord: Accord? = nil) { (self.suite, self.accord) = (suite, accord) }

  /// Reads `{suite, accord?}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      Self(
        suite: try fields.required("suite").code(),
        accord: try fields.optional("accord").map { try Accord($0, today: today) })
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([
    .required("suite", \DemandeDeSuite.suite), .optional("accord", \DemandeDeSuite.accord),
  ])

  /// The body as it is written.
  public var json: JSON { .objet(["suite": suite.json, "accord": accord?.json]) }
}
