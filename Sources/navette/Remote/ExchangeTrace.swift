import Glibc
import JSON

/// What was asked of the gateway and what it answered, without any content: one JSON line an exchange.
///
/// Written where `NAVETTE_TRACE` says: the demo's transcript is made of it, and a support call can be.
struct ExchangeTrace: GatewayTransport {
  static let variable = "NAVETTE_TRACE"

  private let base: any GatewayTransport
  private let file: FilePath

  /// The transport itself, or followed when the environment asks for it.
  static func following(_ base: any GatewayTransport, _ environment: [String: String]) -> any GatewayTransport {
    guard let file = environment[variable].flatMap({ FilePath($0) }) else { return base }
    return ExchangeTrace(base: base, file: file)
  }

  func send(_ request: GatewayRequest) throws -> GatewayAnswer {
    do {
      let answer = try base.send(request)
      try write(Exchange(request, answer))
      return answer
    } catch let error as CommandError {
      try write(Exchange(request: Self.line(request), status: nil, fault: error.message))
      throw error
    }
  }

  static func line(_ request: GatewayRequest) -> String { "\(request.verb.rawValue) \(request.target)" }

  private func write(_ exchange: Exchange) throws {
    let descriptor = try FileDescriptor(file, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW, mode: 0o600)
    let bytes = exchange.json.serialized(.compact) + [0x0A]
    // One short write to the end of a file of our own: what is lost on a full disk is a trace.
    _ = bytes.withUnsafeBytes { Glibc.write(descriptor.number, $0.baseAddress, $0.count) }
  }
}

/// One request and its answer, as a trace keeps them.
struct Exchange: Hashable, Sendable {
  /// Method and target.
  let request: String
  /// The status of HTTP; nil when no answer came.
  let status: Int?
  /// The articles of a refusal.
  var articles: [String] = []
  /// Why, in the policies' own words.
  var reasons: [String] = []
  /// The conditions that were missing, in French: a line for each permit that was near, with its articles.
  var conditions: [String] = []
  /// The fields of a body that was not valid.
  var fields: [String] = []
  /// Why no answer came.
  var fault: String?

  init(request: String, status: Int?, fault: String? = nil) {
    (self.request, self.status, self.fault) = (request, status, fault)
  }

  init(_ request: GatewayRequest, _ answer: GatewayAnswer) {
    self.init(request: ExchangeTrace.line(request), status: answer.status)
    guard !(200...299).contains(answer.status) else { return }
    let problem = ProblemDocument(answer)
    articles = problem.refusals.map(\.articles)
    reasons = problem.refusals.map(\.reason)
    conditions = problem.missing.filter { !$0.conditions.isEmpty }.map(\.line)
    if reasons.isEmpty, !problem.detail.isEmpty { reasons = [problem.detail] }
    fields = problem.fields.map(\.pointer)
  }

  /// Reads a line of a trace.
  init?(_ line: some Collection<UInt8>) {
    guard let json = try? JSON.parse(Array(line)), let request = json["requete"]?.string else { return nil }
    func texts(_ name: String) -> [String] { (json[name]?.array ?? []).compactMap(\.string) }
    self.init(request: request, status: json["statut"]?.integer.map { Int($0) }, fault: json["echec"]?.string)
    (articles, reasons, fields) = (texts("articles"), texts("motifs"), texts("champs"))
    conditions = texts("conditions")
  }

  var json: JSON {
    func list(_ texts: [String]) -> JSON { .array(texts.map(JSON.string)) }
    return [
      "requete": .string(request), "statut": status.map { .integer(Int64($0)) } ?? .null,
      "articles": list(articles), "motifs": list(reasons), "conditions": list(conditions), "champs": list(fields),
      "echec": fault.map(JSON.string) ?? .null,
    ]
  }
}
