internal import Gateway
internal import HTTP
internal import JSON
internal import Liaison

extension Route {
  /// The path as OpenAPI writes it: a last place that takes what is left is a place like the others.
  var openAPIPath: String { path.description.replacing("...}", with: "}") }

  /// The schemas that its description refers to.
  var schemas: [JSONSchema] {
    places.map(\.schema) + query.map(\.schema) + [body?.schema, answer.schema].compactMap { $0 }
  }

  /// What the description of the API says of it.
  var operation: JSON {
    var operation: JSONObject = [
      "operationId": .string(identifier), "summary": .string(summary), "tags": [.string(group.rawValue)],
    ]
    if !parameters.isEmpty { operation["parameters"] = .array(parameters) }
    if let body {
      operation["requestBody"] = [
        "required": true, "content": ["application/json": ["schema": body.schema.json]],
      ]
    }
    let problems = problems.map { ("\($0.status)", $0.reference) }
    operation["responses"] = .object(JSONObject(members: [("\(answer.status)", answer.json)] + problems))
    return .object(operation)
  }

  /// A name for programs: the method and the words of the path, `postFichesAccuse`; with the place that it ends with, which
  /// tells one thing, or one file, from the list of all.
  private var identifier: String {
    let segments = path.description.split(separator: "/")
    let last = segments.last.map { $0.hasPrefix("{") ? [$0.dropFirst().prefix { $0 != "." && $0 != "}" }] : [] } ?? []
    let words =
      segments.filter { !$0.hasPrefix("{") && $0 != "api" }.flatMap { $0.split(separator: ".") } + last
    return method.rawValue.lowercased() + words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  private var parameters: [JSON] {
    let inPath = places.map { Self.parameter($0.name, in: "path", $0.summary, $0.schema, isRequired: true) }
    let inQuery = query.map { Self.parameter($0.name, in: "query", $0.summary, $0.schema, isRequired: $0.isRequired) }
    guard isCreation else { return inPath + inQuery }
    let key = Self.parameter(
      "Idempotency-Key", in: "header", "Un UUID en minuscules, le même à chaque nouvel envoi de la même demande.",
      IdempotencyKey.schema, isRequired: true)
    return inPath + inQuery + [key]
  }

  private static func parameter(
    _ name: String, in place: String, _ summary: String, _ schema: JSONSchema, isRequired: Bool
  ) -> JSON {
    [
      "name": .string(name), "in": .string(place), "required": .bool(isRequired), "description": .string(summary),
      "schema": schema.json,
    ]
  }

  /// The ways in which it may not be done.
  private var problems: [ProblemAnswer] {
    ProblemAnswer.all.filter { problem in
      switch problem.status {
      case .methodNotAllowed: false
      case .contentTooLarge, .unsupportedMediaType: body != nil
      case .notFound: mayLack || body != nil || !places.isEmpty
      case .conflict: body != nil || !places.isEmpty
      default: true
      }
    }
  }
}

extension RouteAnswer {
  fileprivate var json: JSON {
    let content: JSON = schema.map { ["schema": $0.json] } ?? [:]
    let type = contentType.split(separator: ";").first.map(String.init) ?? contentType
    return [
      "description": .string(status == .created ? "Fait, avec son reçu." : "Fait."),
      "content": .object(JSONObject(members: [(type, content)])),
    ]
  }
}
