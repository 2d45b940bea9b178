import JSON
import Testing

/// Asks, and remembers which operations were done.
struct OperationWalk {
  let fixture = Result { try GatewayFixture() }
  var done: Set<String> = []

  mutating func get(
    _ agent: String, _ template: String, _ place: String = "", leaf: String = "0", query: String = ""
  ) throws -> Answer {
    try note("GET", template, try fixture.get().get(agent, RouterTests.example(template, place, leaf: leaf) + query))
  }

  @discardableResult mutating func post(
    _ agent: String, _ template: String, _ place: String = "", _ body: JSON = [:]
  ) throws -> Answer {
    try note("POST", template, try fixture.get().post(agent, RouterTests.example(template, place), body))
  }

  private mutating func note(_ method: String, _ template: String, _ answer: Answer) throws -> Answer {
    try #require([200, 201].contains(answer.status), "\(method) \(template): \(answer.text)")
    done.insert("\(method) \(template)")
    return answer
  }
}
