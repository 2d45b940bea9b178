public import JSON
public import Liaison

extension FicheNavette: Forme {
  /// Reads the sections, each under its code in camel case: `{identite, coordonnees?, …, demande, piecesJointes?}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      func section<F: Forme>(_ name: String, in fields: inout ObjectReader) throws -> F? {
        try fields.optional(name).map { try F($0, today: today) }
      }
      return try FicheNavette(
        identite: Identite(fields.required("identite"), today: today),
        coordonnees: section("coordonnees", in: &fields),
        consignesContact: section("consignesContact", in: &fields),
        compositionFamiliale: section("compositionFamiliale", in: &fields),
        situation: section("situation", in: &fields), sante: section("sante", in: &fields),
        infractions: section("infractions", in: &fields), mineurs: section("mineurs", in: &fields),
        demande: Demande(fields.required("demande"), today: today),
        piecesJointes: fields.optional("piecesJointes")?.liste(max: PieceJointe.maximumParFiche, today: today) ?? [])
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([
    .required("identite", \FicheNavette.identite), .optional("coordonnees", \FicheNavette.coordonnees),
    .optional("consignesContact", \FicheNavette.consignesContact),
    .optional("compositionFamiliale", \FicheNavette.compositionFamiliale),
    .optional("situation", \FicheNavette.situation), .optional("sante", \FicheNavette.sante),
    .optional("infractions", \FicheNavette.infractions), .optional("mineurs", \FicheNavette.mineurs),
    .required("demande", \FicheNavette.demande),
    .optional("piecesJointes", .liste(PieceJointe.self, max: PieceJointe.maximumParFiche)),
  ]).named("FicheNavette")

  /// The fiche as it is written.
  public var json: JSON {
    .objet([
      "identite": identite.json, "coordonnees": coordonnees?.json, "consignesContact": consignesContact?.json,
      "compositionFamiliale": compositionFamiliale?.json, "situation": situation?.json, "sante": sante?.json,
      "infractions": infractions?.json, "mineurs": mineurs?.json, "demande": demande.json,
      "piecesJointes": .liste(piecesJointes.map(\.json)),
    ])
  }
}
