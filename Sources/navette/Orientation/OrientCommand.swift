import Gateway
import JSON
import Law
import Liaison

/// `navette orient`
struct OrientCommand: Command {
  private static let commune = Option(
    "commune", "INSEE", .text, "Where the person lives: the gateway names the secteur. Its INSEE code, as 01053.")
  private static let agent = Option(
    "agent", "DIR", .path, "The agent's folder, to ask the gateway.", environment: "NAVETTE_AGENT")
  private static let policies = Option(
    "policies", "DIR", .path, "Ask these policies here, without a gateway. `--as` says who asks.")
  private static let role = Option("as", "ROLE", .coded(Role.self), "With --policies: \(CodeList.text(Role.self)).")
  private static let secrecy = Option(
    "secrecy", "CODE", .coded(SoumissionAuSecret.self),
    "With --policies: why that agent is bound by secrecy: \(CodeList.text(SoumissionAuSecret.self)). Default: mission.")
  private static let health = Flag("health-professional", "With --policies: that agent is a health professional.")

  static let declaration = Declaration(
    "orient", summary: "Say which circuits the facts of a situation impose, open and close, and why.",
    discussion: [
      "The policies are asked, for every circuit, legal ground and kind of destination, and for the avis de péril. Only "
        + "codes are sent; nothing is journaled. A duty (CASF L226-2-1, Code pénal 223-6) comes first."
    ],
    options: FactsArguments.parameters + [
      commune.parameter, agent.parameter, CommonOptions.passphraseFile.parameter, policies.parameter, role.parameter,
      secrecy.parameter, health.parameter, CommonOptions.json.parameter,
    ],
    examples: [
      .init(
        "navette orient --who victime --age 6-10 --facts negligences --danger possible", "A child who is neglected."),
      .init(
        "navette orient --who victime --age 26-39 --agreement refuse --policies Policies --as intervenant",
        "Without a gateway: what remains when the person refuses."),
    ])

  /// Who answers.
  private enum Source {
    case gateway(AgentArguments)
    case policies(FilePath, as: Role, SoumissionAuSecret, isHealth: Bool)
  }

  private let values: Values
  private let source: Source
  private let commune: String?
  private let isJSON: Bool

  init(_ values: Values) throws {
    self.values = values
    commune = try values.optional(Self.commune)
    isJSON = values.isSet(CommonOptions.json)
    let role = try values.optional(Self.role)
    let secrecy = try values.optional(Self.secrecy)
    let isHealth = values.isSet(Self.health)
    if let folder = try values.optional(Self.policies) {
      guard let role else { throw CommandError.usage("--policies wants --as ROLE") }
      guard commune == nil else { throw CommandError.usage("--commune is for the gateway, which knows the secteurs") }
      source = .policies(
        folder, as: try Role(code: role), try SoumissionAuSecret(code: secrecy ?? SoumissionAuSecret.mission.code),
        isHealth: isHealth)
    } else {
      guard role == nil, secrecy == nil, !isHealth else {
        throw CommandError.usage("--as, --secrecy and --health-professional go with --policies")
      }
      guard let folder = try values.optional(Self.agent) else {
        throw CommandError.usage("missing --agent DIR (or the variable NAVETTE_AGENT), or --policies DIR")
      }
      source = .gateway(
        AgentArguments(path: folder, passphraseFile: try values.optional(CommonOptions.passphraseFile)))
    }
  }

  func run(_ console: Console) throws {
    let facts = try FactsArguments(values, today: HeureDeParis.day(of: console.now()))
    let answer = Answer(try answer(facts, console))
    console.print(isJSON ? answer.json.text : try OrientationText.lines(answer, console).joined(separator: "\n"))
  }

  private func answer(_ facts: FactsArguments, _ console: Console) throws -> JSON {
    switch source {
    case .gateway(let agent):
      var body: JSONObject = ["faits": facts.json]
      if let commune { body["commune"] = .string(commune) }
      return try agent.session(console).ask(.post("/api/orientation", .object(body))).json
    case .policies(let folder, let role, let secret, let isHealth):
      do {
        let book = try PolicyBook(try PolicyFiles.read(folder).map { PolicyBook.Source(name: $0.name, text: $0.text) })
        return .object(
          try Orientation(book, as: role, secret: secret, professionDeSante: isHealth, faits: facts.facts).json())
      } catch let error as PolicyBookError {
        throw CommandError(.invalidContent, error.description)
      } catch let error as GatewayError {
        throw CommandError(.invalidContent, error.message)
      }
    }
  }
}
