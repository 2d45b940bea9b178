import JSON
import Testing

@testable import navette

struct TimestampingConfigurationTests {
  private static let good: JSONObject = [
    "url": "http://tsa.example/tsr", "nom": "tsa-1", "autorite": "tsa.pem", "rythme": 3600,
  ]

  private func read(_ changes: [(String, JSON?)] = []) throws -> TimestampingConfiguration {
    var object = Self.good
    for (key, value) in changes { object[key] = value }
    return try TimestampingConfiguration(JSONReader(.object(object)))
  }

  @Test func `a whole configuration is read`() throws {
    let read = try read()
    #expect(read.address.host == "tsa.example" && read.address.port == 80 && read.address.target == "/tsr")
    #expect(!read.address.isSecure && read.name == "tsa-1" && read.authorityFile == "tsa.pem" && read.period == 3600)
    #expect(try self.read([("url", "https://tsa.example"), ("autoriteTLS", "web.pem")]).serverFile == "web.pem")
  }

  @Test(
    arguments: [
      [("nom", JSON.string("TSA"))], [("nom", "")], [("nom", "a/b")], [("nom", "-a")], [("nom", nil)], [("rythme", 0)],
      [("rythme", 604_801)], [("rythme", "3600")], [("autorite", "../tsa.pem")], [("autorite", "/etc/tsa.pem")],
      [("autorite", ".tsa")], [("autorite", "")], [("autorite", nil)], [("url", "tsa.example")], [("url", nil)],
      [("url", "https://tsa.example")], [("autoriteTLS", "web.pem")], [("autre", true)],
    ] as [[(String, JSON?)]])
  func `anything else is refused`(changes: [(String, JSON?)]) {
    #expect(throws: JSONReadingError.self) { try read(changes) }
  }

  @Test(arguments: [
    ("http://a.example", "a.example", 80, "/"), ("https://a.example/", "a.example", 443, "/"),
    ("http://127.0.0.1:3180/tsa?x=1", "127.0.0.1", 3180, "/tsa?x=1"), ("http://[::1]/t", "::1", 80, "/t"),
    ("http://[::1]:8/t", "::1", 8, "/t"),
  ])
  func `an address is a host, a port and a target`(text: String, host: String, port: UInt16, target: String) throws {
    let address = try #require(TimestampAddress(text))
    #expect(address.host == host && address.port == port && address.target == target)
  }

  @Test(arguments: [
    "", "http://", "ftp://a.example/", "HTTP://a.example", "http://user@a.example/", "http://a.example:0/",
    "http://a.example:99999/", "http://a.example:/", "http://a example/", "http://a.example/#f", "http:///t",
    "http://a.example/é", "http://::1/t",
  ])
  func `another form is no address`(text: String) { #expect(TimestampAddress(text) == nil) }
}
