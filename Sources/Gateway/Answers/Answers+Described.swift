public import JSON
public import Law
internal import Liaison
public import Store

// Described where they are written, in `JSONObject+Answers`: what a member is called there, it is called here.

extension PolicyNotice: Described {
  /// A policy's notice.
  public static let schema = JSONSchema.object([
    .required("politique", .string()), .required("articles", .string()), .required("motif", .string()),
    .required("force", .codes(Force.allCases.map(\.rawValue))),
  ]).named("Politique")

  /// A duty and where it comes from.
  static let obligationSchema = JSONSchema.object([
    .required("code", .string()), .required("politique", .string()), .required("articles", .string()),
    .required("motif", .string()),
  ]).named("Obligation")
}

extension NearPermit: Described {
  /// A permit that was near, and what it lacked.
  public static let schema = JSONSchema.object([
    .required("politique", .string()), .required("articles", .string()), .required("motif", .string()),
    .required("conditions", .array(of: .string())),
  ]).named("PermissionProche")
}

extension SectionRefusal: Described {
  /// A part that may not go.
  public static let schema = JSONSchema.object([
    .required("rubrique", \FichePart.section), .required("categorie", \FichePart.categorie),
    .required("motif", .string()), .required("articles", .string()),
    .required("conditions", .array(of: NearPermit.schema)),
  ]).named("RubriqueRetenue")
}

extension FicheRecord: Described {
  /// A fiche in a list.
  public static let schema = JSONSchema.object(answer).named("Fiche")

  static let answer: [JSONSchema.Member] = [
    .required("reference", \FicheRecord.reference), .required("etat", .code(EtatFiche.Nature.self)),
    .required("circuit", \FicheRecord.circuit), .required("fondement", \FicheRecord.fondement),
    .required("urgence", \FicheRecord.urgence), .required("auteur", \FicheRecord.auteur),
    .required("destination", \FicheRecord.destination), .required("transmiseLe", Instants.schema),
    .required(
      "echeances", .object([.required("accuse", Instants.schema), .required("retour", Instants.schema)])),
    .required("rubriques", .codes(SectionCode.self)), .required("version", .count),
    .required("etatLe", Instants.schema), .required("etatPar", AgentID.schema),
    .optional("echeance", Instants.schema), .optional("motif", .string()),
    .optional("priseEnChargePar", AgentID.schema), .optional("retard", .codes(Retard.self)),
    .optional("rappelable", .boolean), .optional("relanceeLe", Instants.schema),
    .optional("relancePossibleDes", Instants.schema),
  ]
}
