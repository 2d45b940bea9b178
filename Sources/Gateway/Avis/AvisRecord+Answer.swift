public import JSON
internal import Liaison
public import Store

extension JSON {
  /// An avis de péril in a list: no name, no text.
  init(_ avis: AvisRecord) {
    let sent: JSONObject = [
      "reference": .string(avis.reference.description), "alinea": .string(avis.alinea.code),
      "auteur": .string(avis.auteur.description), "destination": .string(avis.destination.description),
      "emisLe": .string(Instants.text(avis.suivi.etat.emission.le)),
    ]
    self = .object(sent.adding(avis.suivi.answer))
  }
}

extension AvisRecord: Described {
  /// An avis de péril in a list.
  public static let schema = JSONSchema.object(answer).named("Avis")

  static let answer: [JSONSchema.Member] = [
    .required("reference", \AvisRecord.reference), .required("alinea", \AvisRecord.alinea),
    .required("auteur", \AvisRecord.auteur), .required("destination", \AvisRecord.destination),
    .required("emisLe", Instants.schema), .required("etat", .code(EtatAvis.Nature.self)),
    .required("justificationAvant", Instants.schema), .optional("justifieeAupresDe", OrganismeID.schema),
  ]
}

extension SuiviDePeril {
  /// Where a péril stands, for whoever lists it.
  var answer: JSONObject {
    var answer: JSONObject = [
      "etat": .string(etat.nature.code), "justificationAvant": .string(Instants.text(etat.justificationDue)),
    ]
    if let relecture { answer["justifieeAupresDe"] = relecture.json }
    return answer
  }
}
