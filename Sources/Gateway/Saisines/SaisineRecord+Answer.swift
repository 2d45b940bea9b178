public import JSON
internal import Liaison
public import Store

extension JSON {
  /// A saisine in a list: no name, no text.
  /// - Parameters:
  ///   - suites: the codes that the reader may read.
  ///   - isReceived: whether the reader is one of those it was addressed to: what the person told them is theirs alone.
  init(_ saisine: SaisineRecord, _ suites: [SuiteDonnee], isReceived: Bool) {
    let etat: SuitesDonnees.Etat = suites.last?.code == .cloturee ? .cloturee : .ouverte
    self = .objet([
      "reference": .string(saisine.reference.description), "auteur": saisine.auteur.json,
      "emetteur": saisine.emetteur.json, "destination": saisine.destination.json, "mode": saisine.mode.json,
      "origine": saisine.origine.json, "urgence": saisine.urgence.json,
      "transmiseLe": .string(Instants.text(saisine.transmiseLe)), "accord": JSON(saisine.accord), "etat": etat.json,
      "suites": .array(suites.map { ["code": $0.code.json, "le": .string(Instants.text($0.acte.le))] }),
      "accordRecueilli": isReceived ? saisine.recueilli.map { JSON($0) } : nil,
    ])
  }

  private init(_ accord: AccordEnCodes) { self = ["etat": accord.etat.json, "objets": accord.objets.json] }
}

extension SaisineRecord: Described {
  /// A saisine in a list.
  public static let schema = JSONSchema.object(answer).named("SaisineFaite")

  private static let accordSchema = JSONSchema.object([
    .required("etat", .code(EtatAccord.self)), .required("objets", .codes(ObjetAccord.self)),
  ])

  static let answer: [JSONSchema.Member] = [
    .required("reference", \SaisineRecord.reference), .required("auteur", \SaisineRecord.auteur),
    .required("emetteur", \SaisineRecord.emetteur), .required("destination", \SaisineRecord.destination),
    .required("mode", \SaisineRecord.mode), .required("origine", \SaisineRecord.origine),
    .required("urgence", \SaisineRecord.urgence), .required("transmiseLe", Instants.schema),
    .required("accord", accordSchema), .required("etat", .code(SuitesDonnees.Etat.self)),
    .required(
      "suites", .array(of: .object([.required("code", .code(CodeDeSuite.self)), .required("le", Instants.schema)]))),
    .optional("accordRecueilli", accordSchema),
  ]
}
