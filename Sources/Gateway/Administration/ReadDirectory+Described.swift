public import JSON
internal import Liaison

extension ReadDirectory {
  /// What the list of bodies answers.
  public static let organismesAnswer: [JSONSchema.Member] = [
    .required(
      "organismes",
      .array(
        of: .object([
          .required("id", \Organisme.id), .required("nom", .string()), .required("nature", \Organisme.nature),
          .optional("parent", \Organisme.parent), .optional("typePartenaire", \Organisme.typePartenaire),
          .optional("communes", .array(of: CodeCommune.schema)),
        ])))
  ]

  /// What the list of agents answers.
  public static let agentsAnswer: [JSONSchema.Member] = [
    .required(
      "agents",
      .array(
        of: .object(
          personne + [
            .required("etat", .codes(["actif", "revoque"])), .required("chiffrement", .base64().orNull),
            .required("expire", Instants.schema.orNull), .required("organismes", .array(of: appartenance)),
          ])))
  ]

  /// What « who am I » answers.
  public static let myselfAnswer: [JSONSchema.Member] =
    personne + [
      .required("organismes", .array(of: appartenance)),
      .required(
        "certificats",
        .array(
          of: .object([
            .required("usage", .codes(["authentification", "chiffrement"])), .required("expire", Instants.schema),
          ]))),
      .required("chiffrement", JSONSchema.object(keyAnswer + [.required("certificat", .base64())]).orNull),
      .required("coffre", .boolean),
    ]

  /// What tells one encryption certificate from another: the digest of its DER, and the identifier of its key.
  static let keyAnswer: [JSONSchema.Member] = [
    .required("empreinte", .hexadecimal(bytes: 32)), .required("cle", .hexadecimal(bytes: 20)),
  ]

  /// What the recipients of a body answer.
  public static let recipientsAnswer: [JSONSchema.Member] = [
    .required("organisme", OrganismeID.schema), .optional("recouvrement", .base64()),
    .required(
      "destinataires",
      .array(
        of: .object([
          .required("agent", AgentID.schema), .required("certificat", .base64()),
          .required("attestation", .string()), .required("attesteur", .base64()),
        ]))),
  ]

  /// What the public keys answer.
  public static let publicKeysAnswer: [JSONSchema.Member] = [
    .required("autorites", .array(of: .base64())), .required("listes", .array(of: .base64())),
  ]

  private static let personne: [JSONSchema.Member] = [
    .required("agent", \Agent.id), .required("nom", .string()), .required("role", \Agent.role),
    .required("secret", \Agent.secret),
  ]

  private static let appartenance = JSONSchema.object([
    .required("id", OrganismeID.schema), .required("atteste", .boolean), .required("dePermanence", .boolean),
  ]).named("Appartenance")
}
