public import JSON
public import Liaison

extension Mineurs: Forme {
  /// Reads `{mineurs: [{nom, naissance?, ageEstime?, sexe, scolarite?, vitAvec?}], elements, positionDesParents?}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      try Mineurs(
        mineurs: fields.required("mineurs").liste(max: 20, today: today),
        elements: fields.required("elements").texte(),
        positionDesParents: fields.optional("positionDesParents")?.texte())
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([
    .required("mineurs", .liste(Mineur.self, max: 20)), .required("elements", \Mineurs.elements),
    .optional("positionDesParents", \Mineurs.positionDesParents),
  ]).named("Mineurs")

  /// The section as it is written.
  public var json: JSON {
    .objet([
      "mineurs": .array(mineurs.map(\.json)), "elements": elements.json,
      "positionDesParents": positionDesParents?.json,
    ])
  }
}

extension Mineurs.Mineur: Forme {
  /// Reads `{nom, naissance?, ageEstime?, sexe, scolarite?, vitAvec?}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      try Self(
        nom: fields.required("nom").ligne(), naissance: fields.optional("naissance")?.naissance(today),
        ageEstime: fields.optional("ageEstime")?.code(), sexe: fields.required("sexe").code(),
        scolarite: fields.optional("scolarite")?.ligne(), vitAvec: fields.optional("vitAvec")?.ligne())
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([
    .required("nom", \Mineurs.Mineur.nom), .optional("naissance", \Mineurs.Mineur.naissance),
    .optional("ageEstime", \Mineurs.Mineur.ageEstime), .required("sexe", \Mineurs.Mineur.sexe),
    .optional("scolarite", \Mineurs.Mineur.scolarite), .optional("vitAvec", \Mineurs.Mineur.vitAvec),
  ]).named("Mineur")

  /// The minor as they are written.
  public var json: JSON {
    .objet([
      "nom": nom.json, "naissance": naissance?.jour.json, "ageEstime": ageEstime?.json, "sexe": sexe.json,
      "scolarite": scolarite?.json, "vitAvec": vitAvec?.json,
    ])
  }
}
