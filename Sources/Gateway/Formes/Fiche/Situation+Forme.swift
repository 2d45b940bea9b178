public import JSON
public import Liaison

extension Situation: Forme {
  /// Reads `{profil, problematique, autresProblematiques?, evaluation, logement?, ressources?, demarches?}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      try Situation(
        profil: fields.required("profil").code(), problematique: fields.required("problematique").code(),
        autresProblematiques: fields.optional("autresProblematiques")?.codes() ?? [],
        evaluation: fields.required("evaluation").texte(), logement: fields.optional("logement")?.texte(),
        ressources: fields.optional("ressources")?.texte(), demarches: fields.optional("demarches")?.texte())
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([
    .required("profil", \Situation.profil), .required("problematique", \Situation.problematique),
    .optional("autresProblematiques", \Situation.autresProblematiques),
    .required("evaluation", \Situation.evaluation), .optional("logement", \Situation.logement),
    .optional("ressources", \Situation.ressources), .optional("demarches", \Situation.demarches),
  ]).named("Situation")

  /// The section as it is written.
  public var json: JSON {
    .objet([
      "profil": profil.json, "problematique": problematique.json,
      "autresProblematiques": autresProblematiques.jsonOuRien, "evaluation": evaluation.json,
      "logement": logement?.json, "ressources": ressources?.json, "demarches": demarches?.json,
    ])
  }
}
