import JSON

/// Why the gateway did not do it (RFC 9457), in French, with the policies and articles when a decision refuses.
struct ProblemDocument: Sendable {
  struct Refusal: Sendable {
    let policy: String
    let articles: String
    let reason: String
    let force: String
  }

  /// A permit that was near, and what it lacked.
  struct Missing: Sendable {
    let articles: String
    let conditions: [String]

    /// All of it in a line: the permit's articles say under which text the conditions would be enough.
    var line: String { conditions.joined(separator: " ; ") + (articles.isEmpty ? "" : " (\(articles))") }
  }

  struct Field: Sendable {
    let pointer: String
    let message: String
  }

  let status: Int
  let title: String
  let detail: String
  let refusals: [Refusal]
  let missing: [Missing]
  let fields: [Field]

  /// Reads what it can: a problem that is badly written is still a problem.
  init(_ answer: GatewayAnswer) {
    status = answer.status
    let json = answer.contentType.hasPrefix("application/problem+json") ? try? JSON.parse(answer.body) : nil
    func text(_ json: JSON?, _ name: String) -> String { String((json?[name]?.string ?? "").prefix(2000)) }
    title = text(json, "title")
    detail = text(json, "detail")
    refusals = (json?["refus"]?.array ?? []).prefix(50).map {
      Refusal(
        policy: text($0, "politique"), articles: text($0, "articles"), reason: text($0, "motif"),
        force: text($0, "force"))
    }
    missing = (json?["conditions"]?.array ?? []).prefix(10).map { permit in
      Missing(
        articles: text(permit, "articles"),
        conditions: (permit["conditions"]?.array ?? []).prefix(20).compactMap {
          $0.string.map { String($0.prefix(500)) }
        })
    }
    fields = (json?["champs"]?.array ?? []).prefix(100).map {
      Field(pointer: text($0, "pointeur"), message: text($0, "message"))
    }
  }

  /// The exit code of a status.
  static func code(_ status: Int) -> ExitCode {
    switch status {
    case 401, 403: .refused
    case 404, 410: .notFound
    case 409, 412: .conflict
    case 400, 413, 415, 422: .invalidContent
    case 429, 500...599: .unavailable
    default: .untrusted
    }
  }

  /// The whole as an error: the reasons one a line.
  var error: CommandError {
    var lines = [title.isEmpty ? "the gateway answered \(status)" : title]
    if !detail.isEmpty, !refusals.contains(where: { $0.reason.isSame(as: detail) }) { lines.append("  \(detail)") }
    for refusal in refusals {
      let place = [refusal.articles, refusal.policy].filter { !$0.isEmpty }.joined(separator: " — ")
      lines.append("  • \(refusal.reason)" + (place.isEmpty ? "" : "\n    \(place)"))
    }
    lines += missing.flatMap { DecisionText.missing($0.conditions, for: $0.articles) }.map { "  \($0)" }
    lines += fields.map { "  • \($0.pointer) : \($0.message)" }
    let code = Self.code(status)
    return CommandError(
      code, lines.joined(separator: "\n"), hint: code == .unavailable ? "Retry in a moment." : nil)
  }
}
