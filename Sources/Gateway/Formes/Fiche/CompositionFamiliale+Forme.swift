public import JSON
public import Liaison

extension CompositionFamiliale: Forme {
  /// Reads `{situation, enfantsMineurs?, membres?: [{lien, nom?, naissance?, auFoyer}], precisions?}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      try CompositionFamiliale(
        situation: fields.required("situation").code(),
        enfantsMineurs: fields.optional("enfantsMineurs").map { Int(try $0.integer(in: 0...30)) } ?? 0,
        membres: fields.optional("membres")?.liste(max: 30, today: today) ?? [],
        precisions: fields.optional("precisions")?.texte())
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([
    .required("situation", \CompositionFamiliale.situation), .optional("enfantsMineurs", .integer(0...30)),
    .optional("membres", .liste(Membre.self, max: 30)), .optional("precisions", \CompositionFamiliale.precisions),
  ]).named("CompositionFamiliale")

  /// The section as it is written.
  public var json: JSON {
    .objet([
      "situation": situation.json, "enfantsMineurs": .integer(Int64(enfantsMineurs)),
      "membres": .liste(membres.map(\.json)), "precisions": precisions?.json,
    ])
  }
}

extension CompositionFamiliale.Membre: Forme {
  /// Reads `{lien, nom?, naissance?, auFoyer}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      Self(
        lien: try fields.required("lien").code(), nom: try fields.optional("nom")?.ligne(),
        naissance: try fields.optional("naissance")?.naissance(today),
        auFoyer: try fields.required("auFoyer").bool())
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([
    .required("lien", \CompositionFamiliale.Membre.lien), .optional("nom", \CompositionFamiliale.Membre.nom),
    .optional("naissance", \CompositionFamiliale.Membre.naissance),
    .required("auFoyer", \CompositionFamiliale.Membre.auFoyer),
  ]).named("MembreDeLaFamille")

  /// The member as they are written.
  public var json: JSON {
    .objet([
      "lien": lien.json, "nom": nom?.json, "naissance": naissance?.jour.json, "auFoyer": .bool(auFoyer),
    ])
  }
}
