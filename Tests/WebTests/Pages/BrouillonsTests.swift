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

  @Test func `a draft is deleted by its author from a fresh page, and by nothing else`() throws {
    let other = String(Self.id.reversed())
    let kept: JSON = ["cms": try fixture.draft(of: "intervenant")]
    #expect(try fixture.post("intervenant", "/api/brouillons/\(Self.id)", kept).status == 200)
    func count() throws -> Int? { try fixture.get("intervenant", "/api/brouillons").json["brouillons"]?.array?.count }
    for (name, id, token, status) in [
      ("intervenant", Self.id, "00", 403), ("intervenant", other, nil, 404), ("intervenant", "x", nil, 404),
      ("nord-1", Self.id, nil, 404),
    ] {
      #expect(
        try fixture.send(name, "/brouillons/\(id)/suppression", [], token: token).status == status, "\(name) \(id)")
      #expect(try count() == 1)
    }
    let gone = try fixture.send("intervenant", "/brouillons/\(Self.id)/suppression", [])
    #expect(gone.status == 303 && gone["Location"] == "/brouillons?fait=supprime")
    #expect(try count() == 0)
  }
}
