public import JSON
internal import Liaison
public import Store

extension JSON {
  /// Something said aloud, in codes: no name, no word.
  /// - Parameter suite: what it follows, for its author only.
  init(_ orale: OraleRecord, after suite: Reference? = nil) {
    let dite = orale.dite
    let said = JSON.objet([
      "reference": .string(orale.reference.description), "auteur": orale.auteur.json,
      "interlocuteur": dite.interlocuteur.json, "diteLe": .string(Instants.text(dite.le)),
      "consigneeLe": .string(Instants.text(orale.consigneeLe)), "fondement": dite.fondement.json,
      "rubriques": dite.rubriques.json, "faits": dite.faits?.json, "permise": .bool(orale.permise),
      "scellee": .siVrai(orale.scellee), "enSuiteDe": suite.map { .string($0.description) },
    ])
    self = .object((said.object ?? [:]).adding(orale.suivi?.answer ?? [:]))
  }
}

extension OraleRecord: Described {
  /// Something said aloud, in a list.
  public static let schema = JSONSchema.object(answer).named("Orale")

  static let answer: [JSONSchema.Member] = [
    .required("reference", \OraleRecord.reference), .required("auteur", \OraleRecord.auteur),
    .required("interlocuteur", Interlocuteur.schema), .required("diteLe", Instants.schema),
    .required("consigneeLe", Instants.schema), .required("fondement", .code(FondementLegal.self)),
    .required("rubriques", .codes(SectionCode.self)), .optional("faits", FaitsCodes.schema),
    .required("permise", .boolean), .optional("scellee", .boolean), .optional("enSuiteDe", Reference.schema),
    .optional("justifieeAupresDe", OrganismeID.schema), .optional("etat", .code(EtatAvis.Nature.self)),
    .optional("justificationAvant", Instants.schema),
  ]
}
