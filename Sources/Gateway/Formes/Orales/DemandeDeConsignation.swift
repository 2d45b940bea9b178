public import JSON
public import Liaison

/// What an author asks of the gateway: to record what they said aloud.
public struct DemandeDeConsignation: Hashable, Forme {
  /// What was said, in codes.
  public let dite: TransmissionOrale
  /// The words that its author keeps, to be sealed for them alone.
  public let precision: PrecisionOrale?
  /// The author's earlier fiche or avis about the same situation.
  public let enSuiteDe: Reference?

  /// Asks for it to be recorded.
  public init(dite: TransmissionOrale, precision: PrecisionOrale? = nil, enSuiteDe: Reference? = nil) {
    (self.dite, self.precision, self.enSuiteDe) = (dite, precision, enSuiteDe)
  }

  /// Reads the body of `POST /api/orales`: `{interlocuteur, le, fondement, rubriques, faits?, personne?, precision?,
  /// enSuiteDe?}`. Facts are needed unless it is a péril.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      let dite = try TransmissionOrale(
        a: Interlocuteur(fields.required("interlocuteur"), today: today), le: fields.required("le").instant(),
        fondement: fields.required("fondement").code(), rubriques: fields.required("rubriques").codes(),
        faits: fields.optional("faits").map { try FaitsCodes($0, today: today) })
      let personne: Ligne<160>? = try fields.optional("personne")?.ligne()
      let words: Texte<500>? = try fields.optional("precision")?.texte()
      return Self(
        dite: dite,
        precision: personne == nil && words == nil ? nil : try PrecisionOrale(personne: personne, precision: words),
        enSuiteDe: try fields.optional("enSuiteDe")?.reference())
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme(
    [
      .required("interlocuteur", Interlocuteur.schema), .required("le", Instants.schema),
      .required("fondement", .code(FondementLegal.self)),
      .required("rubriques", .array(of: .code(SectionCode.self), count: 1...SectionCode.all.count, isSet: true)),
      .optional("faits", FaitsCodes.schema),
    ] + PrecisionOrale.membres + [.optional("enSuiteDe", \DemandeDeConsignation.enSuiteDe)])

  /// The body as it is written.
  public var json: JSON {
    .objet([
      "interlocuteur": dite.interlocuteur.json, "le": .string(Instants.text(dite.le)),
      "fondement": dite.fondement.json, "rubriques": dite.rubriques.json, "faits": dite.faits?.json,
      "personne": precision?.personne?.json, "precision": precision?.precision?.json,
      "enSuiteDe": enSuiteDe.map { .string($0.description) },
    ])
  }
}
