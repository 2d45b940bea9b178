public import JSON
public import Liaison

extension Coordonnees: Forme {
  /// Reads `{residence: commune|sans-domicile|etranger, commune?, adresse?, telephone?, courriel?, heberge?}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      Coordonnees(
        residence: try Residence(&fields), adresse: try fields.optional("adresse")?.texte(),
        telephone: try fields.optional("telephone")?.telephone(),
        courriel: try fields.optional("courriel")?.courriel(), heberge: try fields.optional("heberge")?.ligne())
    }
  }

  /// The form, as it is published.
  public static let schema: JSONSchema = {
    func forme(_ residence: String, _ commune: JSONSchema.Member) -> JSONSchema {
      .forme([
        .required("residence", .codes([residence])), commune, .optional("adresse", \Coordonnees.adresse),
        .optional("telephone", \Coordonnees.telephone), .optional("courriel", \Coordonnees.courriel),
        .optional("heberge", \Coordonnees.heberge),
      ])
    }
    let codes = Residence.codes
    return JSONSchema.anyOf([
      forme(codes[0], .required("commune", CodeCommune.schema)),
      forme(codes[1], .optional("commune", CodeCommune.schema)), forme(codes[2], .optional("commune", .null)),
    ]).named("Coordonnees")
  }()

  /// The section as it is written.
  public var json: JSON {
    .objet([
      "residence": .string(residence.code), "commune": commune?.json, "adresse": adresse?.json,
      "telephone": telephone.map { .string($0.numero) }, "courriel": courriel.map { .string($0.adresse) },
      "heberge": heberge?.json,
    ])
  }
}

extension Coordonnees.Residence {
  fileprivate static let codes = ["commune", "sans-domicile", "etranger"]

  var code: String {
    switch self {
    case .commune: Self.codes[0]
    case .sansDomicile: Self.codes[1]
    case .etranger: Self.codes[2]
    }
  }

  init(_ fields: inout ObjectReader) throws {
    let kind = try fields.required("residence")
    let index: Int = try kind.parsed(expected: Self.codes.joined(separator: ", "), code: .notInList) { text in
      Self.codes.firstIndex { $0.utf8.elementsEqual(text.utf8) }
    }
    switch index {
    case 0: self = .commune(try fields.required("commune").commune())
    case 1: self = .sansDomicile(try fields.optional("commune")?.commune())
    default:
      guard fields.optional("commune") == nil else { throw fields.fault("commune", .inconsistent) }
      self = .etranger
    }
  }
}
