public import JSON
internal import Liaison

extension ReadDirectory {
  /// The communes that answer what somebody is typing, each with the secteur that covers it.
  ///
  /// It is public data, and the territory that every agent may see: nothing is decided, nothing is journaled.
  /// - Parameters:
  ///   - texte: the start of a name, of a postal code or of an INSEE code.
  ///   - limite: at most so many.
  /// - Throws: ``GatewayError`` with `fault` when the list of communes cannot be read.
  public func communes(_ texte: String, limite: Int) throws -> JSONObject {
    let routage = desk.directory.current.routage
    do {
      let found = try CompletionCommunes.france().completer(
        texte, departement: routage?.territoire.departement, limite: limite)
      return ["communes": .array(found.map { Self.json($0, secteurs: routage?.candidats(pour: $0.code) ?? []) })]
    } catch {
      throw GatewayError(error)
    }
  }

  private static func json(_ commune: Commune, secteurs: [Organisme]) -> JSON {
    var object: JSONObject = [
      "code": .string(commune.code.description), "nom": .string(commune.nom),
      "codesPostaux": .array(commune.codesPostaux.map(JSON.string)),
    ]
    let covering = secteurs.map { secteur -> JSON in
      ["id": .string(secteur.id.description), "nom": .string(secteur.nom)]
    }
    if covering.count == 1 { object["secteur"] = covering[0] }
    if covering.count > 1 { object["secteursPossibles"] = .array(covering) }
    return .object(object)
  }

  /// What a completion answers: one secteur where one covers the commune, those to choose from where they share it.
  public static let communesAnswer: [JSONSchema.Member] = [
    .required(
      "communes",
      .array(
        of: JSONSchema.object([
          .required("code", CodeCommune.schema), .required("nom", .string()),
          .required("codesPostaux", .array(of: .string(pattern: "[0-9]{5}"))), .optional("secteur", secteur),
          .optional("secteursPossibles", .array(of: secteur)),
        ]).named("CommuneProposee")))
  ]

  private static let secteur = JSONSchema.object([.required("id", OrganismeID.schema), .required("nom", .string())])
    .named("SecteurDeCommune")
}
