public import JSON
public import Liaison

extension MessageDeSaisine: Forme {
  /// Reads `{personne, joindre?, profil, problematique, faits, mode, origine, urgence, accord}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in try MessageDeSaisine(&fields, today: today) }
  }

  init(_ fields: inout ObjectReader, today: CalendarDay) throws {
    try self.init(
      personne: fields.required("personne").ligne(), joindre: fields.optional("joindre")?.texte(),
      profil: fields.required("profil").code(), problematique: fields.required("problematique").code(),
      faits: fields.required("faits").texte(), mode: fields.required("mode").code(),
      origine: fields.required("origine").code(), urgence: fields.required("urgence").code(),
      accord: Accord(fields.required("accord"), today: today))
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme(membres)

  static let membres: [JSONSchema.Member] = [
    .required("personne", \MessageDeSaisine.personne), .optional("joindre", \MessageDeSaisine.joindre),
    .required("profil", \MessageDeSaisine.profil), .required("problematique", \MessageDeSaisine.problematique),
    .required("faits", \MessageDeSaisine.faits), .required("mode", \MessageDeSaisine.mode),
    .required("origine", \MessageDeSaisine.origine), .required("urgence", \MessageDeSaisine.urgence),
    .required("accord", \MessageDeSaisine.accord),
  ]

  /// The message as it is written.
  public var json: JSON {
    .objet([
      "personne": personne.json, "joindre": joindre?.json, "profil": profil.json,
      "problematique": problematique.json, "faits": faits.json, "mode": mode.json, "origine": origine.json,
      "urgence": urgence.json, "accord": accord.json,
    ])
  }
}

extension MessageDeSaisine: Lisible {
  /// Writes the message.
  public func rediger(_ redaction: inout Redaction) {
    redaction.section("Saisine") { texte in
      texte.champ("Personne", personne.contenu)
      texte.champ("Comment la joindre", joindre?.contenu)
      texte.champ("Profil", profil)
      texte.champ("Problématique", problematique)
      texte.champ("Faits", faits.contenu)
      texte.champ("Mode", mode)
      texte.champ("Origine", origine)
      texte.champ("Urgence", urgence)
      accord.rediger(&texte)
    }
  }
}
