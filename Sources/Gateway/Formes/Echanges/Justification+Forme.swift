public import JSON
public import Liaison

extension Justification: Forme {
  /// Reads `{texte}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in try Justification(&fields) }
  }

  init(_ fields: inout ObjectReader) throws {
    let texte = try fields.required("texte")
    do { self = try Justification(try texte.texte()) } catch let error as LiaisonError { throw texte.fault(error) }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([
    .required("texte", \Justification.texte)
  ])

  /// The justification as it is written.
  public var json: JSON { .objet(["texte": texte.json]) }
}

/// What an author asks of the gateway: to keep the justification of an avis, for whoever will review it.
public struct DemandeDeJustification: Hashable, Forme {
  /// The justification.
  public let justification: Justification
  /// The body that reviews it, if the author names it.
  public let relecture: OrganismeID?

  /// Asks for a justification to be kept.
  public init(justification: Justification, relecture: OrganismeID? = nil) {
    (self.justification, self.relecture) = (justification, relecture)
  }

  /// Reads the body of `POST /api/avis/REF/justification`: `{texte, relecture?}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      Self(
        justification: try Justification(&fields), relecture: try fields.optional("relecture")?.organisme())
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([
    .required("texte", \Justification.texte), .optional("relecture", \DemandeDeJustification.relecture),
  ])

  /// The body as it is written.
  public var json: JSON { .objet(["texte": justification.texte.json, "relecture": relecture?.json]) }
}
