import Cedar
import JSON
import Testing

/// Texts that come again are not parsed again; no answer may show it.
@Suite struct ProtocolMemoryTests {
  @Test func `entities are read anew under another schema`() throws {
    var engine = PolicyProtocol()
    let entities: JSON = #"[{"uid": {"type": "U", "id": "a"}, "attrs": {"ip": "10.0.0.1"}, "parents": []}]"#
    let line = { (type: String) -> JSON in
      PolicyProtocolTests.line([
        "schema": .string(
          "entity U {ip: \(type)}; entity R; action v appliesTo {principal: U, resource: R, context: {}};"),
        "policies": "permit(principal, action, resource) when { principal.ip == ip(\"10.0.0.1\") };",
        "entities": entities,
      ])
    }
    for _ in 0..<2 {
      #expect(try ProtocolConformanceTests.reply(&engine, line("ipaddr"))["decision"] == "allow")
      #expect(try ProtocolConformanceTests.reply(&engine, line("String"))["decision"] == "deny")
      #expect(try ProtocolConformanceTests.reply(&engine, line("Long"))["failure"] != nil)
    }
  }

  @Test func `canonically equivalent texts are different texts`() throws {
    var engine = PolicyProtocol()
    for id in [StringTests.composed, StringTests.decomposed] {
      let policies = "permit(principal == U::\"\(id)\", action, resource);"
      let line: JSON = ["id": 1, "op": "est", "policies": .string(policies)]
      let reply = try ProtocolConformanceTests.reply(&engine, line)
      #expect(reply["est"]?["staticPolicies"]?["policy0"]?["principal"]?["entity"]?["id"] == .string(id))
    }
  }

  @Test func `refused texts stay refused, and many texts are each themselves`() throws {
    var engine = PolicyProtocol()
    for round in 0..<3 {
      for number in 0..<150 {
        let effect = number % 3 == 0 ? "permit" : number % 3 == 1 ? "forbid" : "allow"
        let reply = try ProtocolConformanceTests.reply(
          &engine,
          PolicyProtocolTests.line(["policies": .string("@n(\"\(number)\") \(effect)(principal, action, resource);")]))
        #expect(
          reply["decision"]?.string == ["allow", "deny", nil][number % 3], "\(round): \(number)")
        #expect((reply["failure"] != nil) == (number % 3 == 2))
      }
    }
  }

  @Test func `a long text is answered each time`() throws {
    var engine = PolicyProtocol()
    let padding = String(repeating: "// \(String(repeating: "x", count: 60))\n", count: 6_000)
    for _ in 0..<2 {
      let line = PolicyProtocolTests.line(["policies": .string(padding + AuthorizerTests.permit)])
      #expect(try ProtocolConformanceTests.reply(&engine, line)["decision"] == "allow")
    }
  }
}
