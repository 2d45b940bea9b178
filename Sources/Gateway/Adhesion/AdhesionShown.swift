internal import JSON
internal import Liaison
internal import Store

/// What a timeline tells of the person's agreement: in codes, and to its author who had read what before it was withdrawn.
struct AdhesionShown {
  let fiche: FicheRecord
  let retrait: Retrait?
  /// The openings by others.
  let readers: [Passage]

  init(of fiche: FicheRecord, in transaction: ReadTransaction) throws {
    self.fiche = fiche
    (retrait, readers) = (try transaction.withdrawal(of: fiche.reference), try transaction.readers(of: fiche))
  }

  /// Nil for an erased fiche, of which nothing is known any more.
  func json(toAuthor isAuthor: Bool) -> JSON? {
    guard let faits = fiche.faits else { return nil }
    var object: JSONObject = [
      "etat": .string(faits.accord.code),
      "objets": .array(ObjetAccord.all.filter(faits.objetsAccord.contains).map { .string($0.code) }),
    ]
    guard let retrait else { return .object(object) }
    object["retireePar"] = .string(retrait.par.code)
    object["retireeLe"] = .string(Instants.text(retrait.acte.le))
    object["recuePar"] = .string(retrait.acte.par.description)
    if retrait.isObjection { object["opposition"] = .string(retrait.decision?.issue.code ?? "attendue") }
    if let motif = retrait.decision?.motif { object["motifMaintien"] = .string(motif.code) }
    if isAuthor {
      object["lectures"] = .array(
        readers.filter { $0.date <= retrait.acte.le }.map {
          ["agent": .string($0.agent.description), "le": .string(Instants.text($0.date))]
        })
    }
    return .object(object)
  }

  /// What it tells.
  static let schema = JSONSchema.object([
    .required("etat", .code(EtatAccord.self)), .required("objets", .codes(ObjetAccord.self)),
    .optional("retireePar", .code(AuteurAccord.self)), .optional("retireeLe", Instants.schema),
    .optional("recuePar", AgentID.schema),
    .optional("opposition", .codes(["attendue"] + IssueOpposition.all.map(\.code))),
    .optional("motifMaintien", .code(MotifMaintien.self)),
    .optional(
      "lectures", .array(of: .object([.required("agent", AgentID.schema), .required("le", Instants.schema)]))),
  ]).named("Adhesion")
}
