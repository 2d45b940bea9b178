import Foundation
import HTTP
import JSON
import Liaison
import Testing

@testable import Web

struct PagesDeBrouillonsTests {
  let fixture: GatewayFixture
  init() throws { fixture = try GatewayFixture() }

  private static let id = "0123456789abcdef0123456789abcdef"

  @Test func `without a draft the page says how one comes to be`() throws {
    let page = try fixture.page("intervenant", "/brouillons")
    #expect(page.status == 200)
    #expect(page.text.contains("Aucun brouillon"))
  }

  @Test func `a draft that is taken up is named to the script, and sending a blank page does not delete it`() throws {
    let page = try fixture.page("intervenant", "/fiches/nouvelle?brouillon=\(Self.id)")
    #expect(page.status == 200)
    #expect(page.text.contains("data-id=\"\(Self.id)\""))
    #expect(!page.text.contains("name=\"brouillon\""))
    #expect(try fixture.page("intervenant", "/fiches/nouvelle?brouillon=%22%3E%3Cscript%3E").status == 422)
    #expect(try fixture.page("intervenant", "/fiches/nouvelle?inconnu=1").status == 422)
  }

  @Test func `an unknown draft, and a stale page, delete nothing`() throws {
    #expect(try fixture.send("intervenant", "/brouillons/\(Self.id)/suppression", []).status == 404)
    let stale = try fixture.send("intervenant", "/brouillons/\(Self.id)/suppression", [], token: "00")
    #expect(stale.status == 403)
    #expect(try fixture.send("intervenant", "/brouillons/x/suppression", []).status == 404)
  }
}
