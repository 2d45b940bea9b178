internal import HTTP
internal import JSON

/// The published description of the API (OpenAPI 3.1), made of the route table and of nothing else.
struct OpenAPI {
  /// The routes.
  let routes: [Route]

  init(_ routes: [Route]) { self.routes = routes }

  /// What the document holds, for whoever reads it with a schema.
  static let members: [JSONSchema.Member] = [
    .required("openapi", .string(pattern: "3\\.1\\.[0-9]+")), .required("info", .object([], others: .any)),
    .required("paths", .object([], others: .any)), .required("components", .object([], others: .any)),
  ]

  /// The document.
  var json: JSON {
    [
      "openapi": "3.1.1",
      "info": [
        "title": "Navette", "version": "1", "summary": "Passerelle de fiches de liaison.",
        "description": .string(Self.description),
      ],
      "servers": [["url": "/"]],
      "security": [[.certificat: []]],
      "tags": .array(
        RouteGroup.allCases.map { ["name": .string($0.rawValue), "description": .string($0.summary)] }),
      "paths": paths,
      "components": [
        "securitySchemes": [
          .certificat: [
            "type": "mutualTLS",
            "description": "Le certificat d’authentification d’un agent, montré pendant la poignée de main TLS 1.3.",
          ]
        ],
        "responses": .object(JSONObject(members: ProblemAnswer.all.map { ($0.name, $0.json) })),
        "schemas": schemas,
      ],
    ]
  }

  private var paths: JSON {
    var paths = JSONObject()
    for route in routes {
      let path = route.openAPIPath
      var item = paths[path]?.object ?? [:]
      item[route.method.rawValue.lowercased()] = route.operation
      paths[path] = .object(item)
    }
    return .object(paths)
  }

  private var schemas: JSON {
    let all = JSONSchema.definitions(
      of: routes.flatMap(\.schemas) + [Problem.schema])
    return .object(JSONObject(members: all.sorted { $0.key < $1.key }.map { ($0.key, .object($0.value)) }))
  }

  private static let description = """
    HEAD répond partout où GET répond. Une autre méthode reçoit 405 et l’en-tête `Allow` ; un corps d’un autre type, 415. \
    Chaque refus est un document de problème (RFC 9457). Ce qui n’est pas du HTTP que la passerelle lit est refusé par \
    le serveur avant toute adresse (400, 408, 413, 414, 417, 429, 431, 501, 503, 505), avec un `code` dans le problème. \
    Un membre facultatif d’un corps peut aussi valoir `null`.
    """
}

extension String {
  /// The name of the one security scheme.
  fileprivate static let certificat = "certificat"
}
