public import JSON
public import Liaison

extension AvisDePeril: Forme {
  /// Reads `{alinea: 1|2, qui, ou, danger, demande}`: the paragraph of Code pénal 223-6.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in try AvisDePeril(&fields) }
  }

  init(_ fields: inout ObjectReader) throws {
    self.init(
      personne: try fields.required("qui").ligne(), lieu: try fields.required("ou").texte(),
      danger: try fields.required("danger").texte(), demande: try fields.required("demande").texte(),
      alinea: try fields.required("alinea").integer(in: 1...2) == 1 ? .premier : .second)
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme(membres)

  static let membres: [JSONSchema.Member] = [
    .required("alinea", .integer(1...2)), .required("qui", \AvisDePeril.personne), .required("ou", \AvisDePeril.lieu),
    .required("danger", \AvisDePeril.danger), .required("demande", \AvisDePeril.demande),
  ]

  /// The avis as it is written.
  public var json: JSON {
    .objet([
      "alinea": alinea == .premier ? 1 : 2, "qui": personne.json, "ou": lieu.json, "danger": danger.json,
      "demande": demande.json,
    ])
  }
}

/// What an author asks of the gateway: to send an avis de péril to a body that can act.
public struct DemandeDAvis: Hashable, Forme {
  /// To whom.
  public let destination: OrganismeID
  /// The avis.
  public let avis: AvisDePeril
  /// The author's earlier fiche or avis about the same situation.
  public let enSuiteDe: Reference?

  /// Asks for an avis to be sent.
  public init(destination: OrganismeID, avis: AvisDePeril, enSuiteDe: Reference? = nil) {
    (self.destination, self.avis, self.enSuiteDe) = (destination, avis, enSuiteDe)
  }

  /// Reads the body of `POST /api/avis`: `{destination, alinea, qui, ou, danger, demande, enSuiteDe?}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      Self(
        destination: try fields.required("destination").organisme(), avis: try AvisDePeril(&fields),
        enSuiteDe: try fields.optional("enSuiteDe")?.reference())
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme(
    AvisDePeril.membres + [
      .required("destination", \DemandeDAvis.destination), .optional("enSuiteDe", \DemandeDAvis.enSuiteDe),
    ])

  /// The body as it is written.
  public var json: JSON {
    guard case .object(let avis) = avis.json else { return .null }
    let suite = enSuiteDe.map { [("enSuiteDe", JSON.string($0.description))] } ?? []
    return .object(
      JSONObject(members: [("destination", destination.json)] + avis.members.map { ($0.key, $0.value) } + suite))
  }
}
