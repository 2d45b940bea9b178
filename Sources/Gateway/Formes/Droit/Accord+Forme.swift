public import JSON
public import Liaison

extension Accord: Forme {
  /// Reads `{etat, …}` with the members of that state and no other: for an answer, `par`, `le`, `information` and `objets`;
  /// for one that could not be sought, `motif` and `le`; nothing more when it was not asked. No day in the future.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      let etat: EtatAccord = try fields.required("etat").code()
      func recueil(_ fields: inout ObjectReader) throws -> Recueil {
        try Recueil(
          par: fields.required("par").code(), le: fields.required("le").jourPasse(today),
          information: fields.required("information").codes(), objets: fields.required("objets").codes())
      }
      switch etat {
      case .nonDemande: return .nonDemande
      case .donne: return .donne(try recueil(&fields))
      case .refuse: return .refuse(try recueil(&fields))
      case .retire: return .retire(try recueil(&fields))
      case .impossible:
        return .impossible(try fields.required("motif").code(), le: try fields.required("le").jourPasse(today))
      }
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.anyOf([
    .forme([.required("etat", .codes([EtatAccord.nonDemande.code]))]),
    .forme([
      .required("etat", .codes([EtatAccord.donne, .refuse, .retire].map(\.code))), .required("par", \Recueil.par),
      .required("le", \Recueil.le), .required("information", \Recueil.information),
      .required("objets", \Recueil.objets),
    ]),
    .forme([
      .required("etat", .codes([EtatAccord.impossible.code])), .required("motif", .code(MotifAccordImpossible.self)),
      .required("le", CalendarDay.schema),
    ]),
  ]).named("Accord")

  /// The agreement as it is written.
  public var json: JSON {
    switch self {
    case .nonDemande: .objet(["etat": etat.json])
    case .donne(let recueil), .refuse(let recueil), .retire(let recueil):
      .objet([
        "etat": etat.json, "par": recueil.par.json, "le": recueil.le.json, "information": recueil.information.json,
        "objets": recueil.objets.json,
      ])
    case .impossible(let motif, let le): .objet(["etat": etat.json, "motif": motif.json, "le": le.json])
    }
  }
}
