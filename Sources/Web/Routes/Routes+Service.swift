internal import Gateway
internal import HTTP
internal import JSON

extension Routes {
  /// The service itself: what it trusts, what it counts.
  static func service(_ counters: @escaping @Sendable () -> JSONObject) -> [Route] {
    [
      .get(
        Path("/api/pki"), .object(ReadDirectory.publicKeysAnswer),
        "Donne les autorités et les listes de révocation du jour, à juger sous sa propre racine."
      ) { call, _ in
        .object(call.gateway.readDirectory.publicKeys())
      },
      .get(
        Path("/api/metriques"), .object(ReadMetrics.answer, others: .object([], others: .any)),
        "Donne les compteurs, sans donnée personnelle."
      ) { call, _ in
        .outcome {
          call.gateway.metrics(by: call.agent, completion: $0)
        } render: { answer in
          var object = answer.json
          for member in counters().members { object[member.key] = member.value }
          return .json(JSON.object(object).serialized())
        }
      },
    ]
  }

  /// The description of the API, as it was written at the start.
  static func description(_ document: [UInt8]) -> Route {
    .get(Path("/openapi.json"), .object(OpenAPI.members, others: .any), "Décrit cette API, en OpenAPI 3.1.") { _, _ in
      .now(.json(document))
    }
  }
}
