import JSON

/// What a step must give to be right.
enum DemoExpectation: Sendable {
  /// The gateway does it and answers that status.
  case status(Int)
  /// The gateway refuses (403), citing an article that holds each of these texts, and saying in French what is missing: a
  /// condition that holds each of those named.
  case refused(articles: [String], conditions: [String] = [])
  /// The gateway finds a field wrong (422), naming it.
  case invalid(field: String)
  /// The handshake itself is refused: there is no answer to read.
  case handshakeRefused
  /// The command ends with that code, whatever it asked.
  case exit(ExitCode)

  /// As the transcript says it.
  var text: JSON {
    switch self {
    case .status(let status): .integer(Int64(status))
    case .refused: 403
    case .invalid: 422
    case .handshakeRefused: "poignée de main refusée"
    case .exit(let code): .string("sortie \(code.rawValue)")
    }
  }

  /// The exit code that goes with it.
  var exit: ExitCode {
    switch self {
    case .status(let status): (200...299).contains(status) ? .success : ProblemDocument.code(status)
    case .refused, .handshakeRefused: .refused
    case .invalid: .invalidContent
    case .exit(let code): code
    }
  }
}

/// One thing that an agent did, what it should have given and what it gave.
struct DemoStep: Sendable {
  let number: Int
  let agent: String
  /// What it is, in French.
  let title: String
  /// The command line, without the paths that only the demo needs.
  let command: String
  let expected: DemoExpectation
  let exitCode: Int32
  /// The exchanges with the gateway, in order.
  let exchanges: [Exchange]
  let output: String
  let errors: String
  /// What the reader of the answer found wrong.
  var fault: String?

  /// The act itself: what was asked around it only reads.
  var act: Exchange? { exchanges.last { $0.request.hasPrefix("POST") } ?? exchanges.last }

  /// The articles that refused.
  var articles: [String] { act?.articles ?? [] }
  /// The conditions that were missing, in French, for each permit that was near.
  var conditions: [String] { act?.conditions ?? [] }

  /// As the transcript says it.
  var got: JSON {
    guard exitCode == expected.exit.rawValue else { return .string("sortie \(exitCode)") }
    switch expected {
    case .exit: return .string("sortie \(exitCode)")
    case .handshakeRefused:
      guard let last = exchanges.last, last.status == nil else { return .string("réponse reçue") }
      return expected.text
    default: return act?.status.map { .integer(Int64($0)) } ?? .string("pas de réponse")
    }
  }

  /// Whether it did what it should.
  var isRight: Bool {
    guard fault == nil, got == expected.text else { return false }
    switch expected {
    case .refused(let wanted, let missing):
      return !articles.isEmpty && !conditions.isEmpty
        && wanted.allSatisfy { text in articles.contains { $0.contains(text) } }
        && missing.allSatisfy { text in conditions.contains { $0.contains(text) } }
    case .invalid(let field): return act?.fields.contains(field) == true
    default: return true
    }
  }

  /// As the transcript keeps it: no content, no path.
  var json: JSON {
    [
      "step": .integer(Int64(number)), "title": .string(title), "agent": .string(agent),
      "command": .string(command), "request": .string(act?.request ?? command), "expected": expected.text,
      "got": got, "articles": .array(articles.map(JSON.string)),
      "conditions": .array(conditions.map(JSON.string)), "ok": .bool(isRight),
    ]
  }
}
