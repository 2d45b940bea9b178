public import JSON
public import Liaison

extension Organisme: Forme {
  /// Reads `{id, nom, nature, circonscription, typePartenaire?}` for a secteur, `parent?` instead of `circonscription` for
  /// any other body.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in try Organisme(&fields) }
  }

  init(_ fields: inout ObjectReader) throws {
    let nature: NatureOrganisme = try fields.required("nature").code()
    let parent = nature.membreParent
    do {
      try self.init(
        id: fields.required("id").organisme(), nature: nature, nom: fields.required("nom").nom(max: 160),
        parent: fields.optional(parent)?.organisme(), typePartenaire: fields.optional("typePartenaire")?.code())
    } catch let error as LiaisonError where error.champ == "parent" {
      throw LiaisonError(error.code, champ: parent)
    }
  }

  /// The form, as it is published.
  public static let schema: JSONSchema = schema(with: [])

  /// The form, with members that a longer one adds.
  static func schema(with others: [JSONSchema.Member]) -> JSONSchema {
    func forme(_ nature: JSONSchema, _ parent: JSONSchema.Member) -> JSONSchema {
      .forme(
        [
          .required("id", \Organisme.id), .required("nom", Ligne<160>.schema), .required("nature", nature),
          parent, .optional("typePartenaire", \Organisme.typePartenaire),
        ] + others)
    }
    let autres = NatureOrganisme.all.filter { $0 != .secteur }.map(\.code)
    return .anyOf([
      forme(.codes([NatureOrganisme.secteur.code]), .required("circonscription", OrganismeID.schema)),
      forme(.codes(autres), .optional("parent", OrganismeID.schema)),
    ])
  }

  /// The body as it is written.
  public var json: JSON { .object(members) }

  var members: JSONObject {
    var object: JSONObject = ["id": id.json, "nom": .string(nom), "nature": nature.json]
    object[nature.membreParent] = parent?.json
    object["typePartenaire"] = typePartenaire?.json
    return object
  }
}

extension NatureOrganisme {
  /// What the body that it belongs to is called.
  fileprivate var membreParent: String { self == .secteur ? "circonscription" : "parent" }
}
