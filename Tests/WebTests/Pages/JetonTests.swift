import Authority
import Foundation
import Gateway
import HTTP
import JSON
import Testing

@testable import Web

struct JetonTests {
  let fixture: GatewayFixture
  init() throws { fixture = try GatewayFixture() }

  private func act(_ headers: [(String, String)]) throws -> Answer {
    try fixture.ask(
      "intervenant", .post, "/api/orientation", headers: [("Content-Type", "application/json")] + headers,
      body: Array(#"{"faits":{"profil":"victime","classeAge":"26-39"}}"#.utf8))
  }

  private static let browser = [("Host", "navette.test"), ("Origin", "https://navette.test")]

  @Test func `a program needs no token`() throws { #expect(try act([]).problem != "jeton") }

  @Test func `a browser acts with the token of a page it was given`() throws {
    let token = try fixture.token("intervenant")
    #expect(try act(Self.browser + [(Jeton.field, token)]).problem != "jeton")
  }

  @Test func `a browser without a token, or with another's, does nothing`() throws {
    let others = try fixture.token("nord-1")
    for field in [
      [], [(Jeton.field, others)], [(Jeton.field, "00")], [(Jeton.field, String(repeating: "0", count: 64))],
    ] {
      let answer = try act(Self.browser + field)
      #expect(answer.status == 403)
      #expect(answer.problem == "jeton")
    }
    #expect(try act([("Sec-Fetch-Site", "same-origin")]).problem == "jeton")
  }

  @Test func `a token is good for twelve hours at least, and not for a day`() throws {
    let tokens = Jeton()
    let certificate = try #require(fixture.agents["intervenant"]).certificates.authentication
    let agent = try fixture.gateway.directory.current.agent(presenting: certificate, at: fixture.now)
    let token = tokens.issue(to: agent, at: fixture.now)
    #expect(tokens.isValid(token, for: agent, at: fixture.now + 12 * 3600 - 1))
    #expect(!tokens.isValid(token, for: agent, at: fixture.now + 24 * 3600))
    #expect(!Jeton().isValid(token, for: agent, at: fixture.now))
  }
}
