import Cedar
import Foundation
import JSON
import Testing

/// Reactors run on threads with a 1 MiB stack: the limits must hold there. Frames are seven times larger without
/// optimisation, so a debug build is given more.
@Suite struct SmallStackTests {
  #if DEBUG
  static let stackSize = 8 << 20
  #else
  static let stackSize = 1 << 20
  #endif

  @Test(arguments: [
    HostileInputTests.around(199, "(", "true", ")"), HostileInputTests.around(95, "if true then [", "1", "] else 1"),
    HostileInputTests.around(199, "[1].contains(", "1", ")"), "1" + String(repeating: "+1", count: 990) + " > 0",
    "1" + String(repeating: "+principal.n", count: 990) + " > 0", "context" + String(repeating: ".l", count: 990),
    HostileInputTests.around(190, "(", "context" + String(repeating: ".l", count: 600) + " == 1", " || false)"),
  ])
  func `the deepest expressions fit a reactor's stack`(expression: String) throws {
    let (request, entities) = try ExpressionOutcomeTests.setting()
    Self.onSmallStack {
      if let set = try? PolicySet(parsing: HostileInputTests.policy(expression)) {
        _ = Authorizer(set).authorize(request, in: entities)
        _ = set.explain(request, entities)
      }
    }
    #expect(throws: Never.self) { try PolicySet(parsing: HostileInputTests.policy(expression)) }
  }

  @Test(arguments: [
    HostileInputTests.around(190, "[", "true", "]"), "context" + String(repeating: ".l", count: 990),
    String(repeating: "true && ", count: 990) + "true", "context has a" + String(repeating: ".a", count: 900),
  ])
  func `the deepest JSON forms fit it too`(expression: String) throws {
    Self.onSmallStack {
      let written = try? PolicySet(parsing: HostileInputTests.policy(expression)).json().serialized()
      if let written, let json = try? JSON.parse(written, limits: PolicySet.jsonLimits) { _ = try? PolicySet(json) }
    }
    #expect(throws: Never.self) { try PolicySet(parsing: HostileInputTests.policy(expression)).json() }
  }

  @Test(arguments: [
    "type T = \(HostileInputTests.around(99, "{a: Set<", "Long", ">}"));",
    "type T0 = Long;" + (1...199).map { "type T\($0) = {a: T\($0 - 1)};" }.joined() + "type T = T199;",
  ])
  func `the deepest schemas fit it too, read in both forms, compared and checked against`(types: String) throws {
    let text = types + "entity A { a?: T };"
    let value = HostileInputTests.around(199, #"{"a":"#, "1", "}")
    Self.onSmallStack {
      guard let schema = try? Schema(parsing: text) else { return }
      let written = SchemaRendering(schema: schema).json.serialized()
      _ = try? Schema(text: String(decoding: written, as: UTF8.self)) == schema
      let entity = #"[{"uid": {"type": "A", "id": ""}, "parents": [], "attrs": {"a": \#(value)}}]"#
      if let json = try? JSON.parse(entity, limits: JSON.Limits(depth: 300)) { _ = try? Entities(json, schema: schema) }
    }
    #expect(throws: Never.self) { try Schema(parsing: text) }
  }

  static func onSmallStack(_ body: @escaping @Sendable () -> Void) {
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      body()
      done.signal()
    }
    thread.stackSize = stackSize
    thread.start()
    done.wait()
  }
}
