internal import HTTP
internal import JSON

/// One status that a problem document may have, and when.
struct ProblemAnswer: Sendable {
  let status: Status
  /// The component's name.
  let name: String
  let summary: String
  /// The field that the status asks for, and what it says.
  var field: (name: String, summary: String, schema: JSONSchema)?

  /// Those that a route may answer.
  static let all: [ProblemAnswer] = [
    ProblemAnswer(
      status: .badRequest, name: "Illisible",
      summary: "La demande ne se lit pas : corps qui n’est pas du JSON, corps inattendu, clé d’idempotence absente."),
    ProblemAnswer(
      status: .forbidden, name: "Refuse",
      summary:
        "Le droit refuse et `refus` dit pourquoi, le certificat n’est pas celui d’un agent, ou un autre site agit."),
    ProblemAnswer(status: .notFound, name: "Inconnu", summary: "Rien de tel n’existe."),
    ProblemAnswer(
      status: .methodNotAllowed, name: "MethodeRefusee", summary: "Cette adresse n’accepte pas cette méthode.",
      field: ("Allow", "Les méthodes acceptées.", .string())),
    ProblemAnswer(
      status: .conflict, name: "Impossible",
      summary: "L’état ne le permet pas, quelqu’un a modifié entre-temps, ou personne ne peut recevoir."),
    ProblemAnswer(status: .contentTooLarge, name: "TropLong", summary: "Le corps est trop long."),
    ProblemAnswer(status: .uriTooLong, name: "AdresseTropLongue", summary: "L’adresse est trop longue."),
    ProblemAnswer(
      status: .unsupportedMediaType, name: "TypeRefuse", summary: "Le corps n’est pas annoncé comme du JSON en UTF-8."),
    ProblemAnswer(
      status: .unprocessableContent, name: "Invalide",
      summary: "`champs` nomme chaque membre ou paramètre en cause ; rien n’a été enregistré."),
    ProblemAnswer(
      status: .headerFieldsTooLarge, name: "EnTetesTropLongs", summary: "Les champs d’en-tête sont trop longs."),
    ProblemAnswer(
      status: .internalServerError, name: "Panne", summary: "Une erreur de la passerelle ; rien n’a été enregistré."),
    ProblemAnswer(
      status: .serviceUnavailable, name: "Indisponible", summary: "Rien ne peut être enregistré pour l’instant.",
      field: ("Retry-After", "Dans combien de secondes revenir.", .string(pattern: "[0-9]+"))),
  ]

  /// Where an operation finds it.
  var reference: JSON { ["$ref": .string("#/components/responses/" + name)] }

  /// The component.
  var json: JSON {
    var object: JSONObject = [
      "description": .string(summary),
      "content": ["application/problem+json": ["schema": Problem.schema.json]],
    ]
    if let field {
      object["headers"] = .object(
        JSONObject(members: [
          (field.name, ["description": .string(field.summary), "schema": field.schema.json])
        ]))
    }
    return .object(object)
  }
}
