public import JSON
public import Liaison

extension Demande: Forme {
  /// Reads `{demandeDeLaPersonne?, attendu, orientations?, servicesEnLien?}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      Demande(
        demandeDeLaPersonne: try fields.optional("demandeDeLaPersonne")?.texte(),
        attendu: try fields.required("attendu").texte(),
        orientations: try fields.optional("orientations")?.codes() ?? [],
        servicesEnLien: try fields.optional("servicesEnLien")?.texte())
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([
    .optional("demandeDeLaPersonne", \Demande.demandeDeLaPersonne), .required("attendu", \Demande.attendu),
    .optional("orientations", \Demande.orientations), .optional("servicesEnLien", \Demande.servicesEnLien),
  ]).named("Demande")

  /// The section as it is written.
  public var json: JSON {
    .objet([
      "demandeDeLaPersonne": demandeDeLaPersonne?.json, "attendu": attendu.json,
      "orientations": orientations.jsonOuRien, "servicesEnLien": servicesEnLien?.json,
    ])
  }
}
