import HTTP
import JSON
import Testing

@testable import Web

struct PageDesNotificationsTests {
  let fixture: GatewayFixture
  init() throws { fixture = try GatewayFixture() }

  private static let path = "/compte/notifications"

  @Test func `what one ticks is what one is told of`() throws {
    #expect(try fixture.page("nord-1", "/compte").text.contains("href=\"\(Self.path)\""))
    let sent = try fixture.send(
      "nord-1", Self.path, [("adresse", "nord@exemple.invalid"), ("_voulues", "nouveautes"), ("_voulues", "rappels")])
    #expect(sent.status == 303)
    let answer = try fixture.get("nord-1", "/api/moi/notifications").json
    #expect(answer["adresse"] == "nord@exemple.invalid")
    #expect(answer["refusees"] == ["reponses"])
    let page = try fixture.page("nord-1", try #require(sent["Location"])).text
    #expect(page.contains("Vos choix sont enregistrés.") && page.contains("nord@exemple.invalid"))
    // Nobody else's.
    #expect(try fixture.get("nord-2", "/api/moi/notifications").json["adresse"] == nil)
    #expect(try fixture.send("nord-1", Self.path, [("adresse", "")]).status == 303)
    #expect(try fixture.get("nord-1", "/api/moi/notifications").json["adresse"] == nil)
  }

  @Test(arguments: [
    "pas une adresse", "a@b", "\"><script>alert(1)</script>@exemple.invalid", "a@exemple.invalid\nBcc: x@y.fr",
  ])
  func `what is no address is said to be none, and comes back as text`(address: String) throws {
    let answer = try fixture.send("nord-1", Self.path, [("adresse", address)])
    #expect(answer.status == 422)
    #expect(answer.text.contains("id=\"c-adresse-faute\"") && !answer.text.contains("<script>alert"))
  }

  @Test func `what changes of one's keys cannot be turned off`() throws {
    let answer = try fixture.post("nord-1", "/api/moi/notifications", ["refusees": ["compte"]])
    #expect(answer.status == 422)
    #expect(answer.pointers == ["/refusees"])
  }
}
