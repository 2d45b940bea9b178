import Cedar
import Testing

@Suite struct ExpressionOutcomeTests {
  enum Outcome: Equatable, CustomStringConvertible {
    case value(Bool), evaluationError, parseError

    init?(_ text: Substring) {
      if text == "true" {
        self = .value(true)
      } else if text == "false" {
        self = .value(false)
      } else if text.hasPrefix("EVAL-ERROR") {
        self = .evaluationError
      } else if text.hasPrefix("PARSE-ERROR") {
        self = .parseError
      } else {
        return nil
      }
    }

    var description: String {
      switch self {
      case .value(let value): "\(value)"
      case .evaluationError: "EVAL-ERROR"
      case .parseError: "PARSE-ERROR"
      }
    }
  }

  /// The request and the store that the vectors were recorded with.
  static func setting() throws -> (Request, Entities) {
    let user = try EntityUID("U", "a")
    let (group, top) = (try EntityUID("G", "g"), try EntityUID("G", "top"))
    let attributes: Record = [
      "n": 1, "s": "x", "r": .record(["b": .record(["c": 1])]), "neg": -5,
    ]
    let entities = try Entities([
      Entity(user, attributes: attributes, tags: ["t": "v"], parents: [group]), Entity(group, parents: [top]),
      Entity(top),
    ])
    let request = Request(
      principal: user, action: try EntityUID("Action", "v"), resource: try EntityUID("R", "r"), context: ["l": 3])
    return (request, entities)
  }

  static func outcome(of expression: String) throws -> Outcome {
    let (request, entities) = try setting()
    guard let policies = try? PolicySet(parsing: "permit(principal,action,resource) when { \(expression) };") else {
      return .parseError
    }
    let response = Authorizer(policies).authorize(request, in: entities)
    guard response.errors.isEmpty else { return .evaluationError }
    return .value(response.decision == .allow)
  }

  @Test func `every recorded expression has its recorded outcome`() throws {
    let lines = try Vectors.lines("expression-outcomes.tsv")
    #expect(lines.count == 218)
    for line in lines {
      let parts = line.split(separator: "\t", maxSplits: 1)
      let recorded = try #require(parts.last)
      let expected = try #require(Outcome(recorded), "\(line)")
      let got = try Self.outcome(of: String(parts[0]))
      #expect(got == expected, "\(parts[0]): expected \(expected), got \(got)")
    }
  }
}
