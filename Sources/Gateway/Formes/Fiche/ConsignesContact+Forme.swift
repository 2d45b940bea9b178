public import JSON
public import Liaison

extension ConsignesContact: Forme {
  /// Reads `{interdits?, numeroSur?, plages?: [{jours, debut, fin}], personneDeConfiance?, precisions?}`, not empty.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      try ConsignesContact(
        interdits: fields.optional("interdits")?.codes() ?? [], numeroSur: fields.optional("numeroSur")?.telephone(),
        plages: fields.optional("plages")?.liste(max: 14, today: today) ?? [],
        personneDeConfiance: fields.optional("personneDeConfiance")?.ligne(),
        precisions: fields.optional("precisions")?.texte())
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([
    .optional("interdits", \ConsignesContact.interdits), .optional("numeroSur", \ConsignesContact.numeroSur),
    .optional("plages", .liste(PlageHoraire.self, max: 14)),
    .optional("personneDeConfiance", \ConsignesContact.personneDeConfiance),
    .optional("precisions", \ConsignesContact.precisions),
  ]).named("ConsignesContact")

  /// The section as it is written.
  public var json: JSON {
    .objet([
      "interdits": interdits.jsonOuRien, "numeroSur": numeroSur.map { .string($0.numero) },
      "plages": .liste(plages.map(\.json)), "personneDeConfiance": personneDeConfiance?.json,
      "precisions": precisions?.json,
    ])
  }
}

extension PlageHoraire: Forme {
  /// Reads `{jours: ["lundi", …], debut: "09:00", fin: "12:00"}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      try PlageHoraire(
        jours: fields.required("jours").codes(), debut: fields.required("debut").heure(),
        fin: fields.required("fin").heure())
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([
    .required("jours", \PlageHoraire.jours), .required("debut", \PlageHoraire.debut),
    .required("fin", \PlageHoraire.fin),
  ]).named("PlageHoraire")

  /// The slot as it is written.
  public var json: JSON {
    .objet(["jours": jours.json, "debut": .string(debut.description), "fin": .string(fin.description)])
  }
}
