public import JSON
public import Liaison

extension Identite: Forme {
  /// Reads `{nom, nomUsage?, prenoms, sexe, naissance?, ageEstime?, langue?}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      try Identite(
        nom: fields.required("nom").ligne(), nomUsage: fields.optional("nomUsage")?.ligne(),
        prenoms: fields.required("prenoms").ligne(), sexe: fields.required("sexe").code(),
        naissance: fields.optional("naissance")?.naissance(today), ageEstime: fields.optional("ageEstime")?.code(),
        langue: fields.optional("langue")?.ligne())
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([
    .required("nom", \Identite.nom), .optional("nomUsage", \Identite.nomUsage),
    .required("prenoms", \Identite.prenoms), .required("sexe", \Identite.sexe),
    .optional("naissance", \Identite.naissance), .optional("ageEstime", \Identite.ageEstime),
    .optional("langue", \Identite.langue),
  ]).named("Identite")

  /// The section as it is written.
  public var json: JSON {
    .objet([
      "nom": nom.json, "nomUsage": nomUsage?.json, "prenoms": prenoms.json, "sexe": sexe.json,
      "naissance": naissance?.jour.json, "ageEstime": ageEstime?.json, "langue": langue?.json,
    ])
  }
}
