import JSON
import Liaison

/// An avis that is given from a file, in writing or as a record of what was said aloud.
struct Deposit: Sendable {
  private static let follows = Option(
    "follows", "REFERENCE", .reference, "One's own fiche or avis about the same situation.")

  static let options = AgentArguments.parameters + [follows.parameter, CommonOptions.json.parameter]

  private let asking: Asking
  private let file: FilePath
  private let follows: Reference?

  init(_ values: Values, file: Operand<FilePath>) throws {
    asking = try Asking(values)
    self.file = try values.required(file)
    follows = try values.optional(Self.follows)
  }

  /// Gives it, and prints what is answered.
  /// - Parameters:
  ///   - complete: adds what the file may leave out.
  ///   - text: says what was done, given the answer and the reference.
  func run(
    _ kind: Reference.Kind, _ console: Console, complete: (inout JSONObject) -> Void = { _ in },
    text: (Answer, _ reference: String) throws -> [String]
  ) throws {
    var body = try TextFile.object(file, maximum: 65_536)
    complete(&body)
    if let follows { body["enSuiteDe"] = .string(follows.description) }
    let answer = try asking.agent.session(console).act(.post("/api/\(kind.collection)", .object(body)))
    let reference = try answer.string("reference", maximum: 64)
    guard (try? Reference(reference))?.kind == kind else {
      throw answer.fault("/reference is not one of /api/\(kind.collection)")
    }
    if asking.isJSON { return console.print(answer.json.text) }
    let lines = try text(answer, console.bold(reference)) + DecisionText.lines(answer)
    (lines + ["Reçu vérifié et conservé."]).forEach { console.print($0) }
  }
}
