import Foundation
import HTTP
import Markup
import Testing

@testable import Web

/// What a browser is shown when something is wrong: a page in French that says what to do, never a document for programs.
struct BarePageTests {
  let fixture: GatewayFixture
  init() throws { fixture = try GatewayFixture() }

  private static let link = [
    ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document"),
    ("Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"), ("Host", "navette.test"),
  ]

  private func isPage(_ answer: Answer, _ status: Int) -> Bool {
    answer.status == status && answer["Content-Type"] == "text/html; charset=utf-8"
      && answer.text.contains("<html lang=\"fr\">") && answer.text.contains("<a href=\"/\">")
  }

  /// Nobody's page: no script, no token, no name, the stylesheet of the site.
  private func isBare(_ answer: Answer) throws -> Bool {
    let (text, style) = (answer.text, try Assets().stylesheet.link.path)
    return !text.contains("<script") && !text.contains("navette-jeton") && !text.contains("navette-agent")
      && !text.contains("<nav") && !text.contains("<form") && text.contains(style)
      && SecurityFields.page.allSatisfy { answer[$0.name] == $0.value }
  }

  @Test(arguments: ["/", "/fiches/FN-2026-AAAA-AAAA-AA", "/nulle-part", "/reception?vue=retard"])
  func `a link in a message leads to a page that says why, and to the home page`(target: String) throws {
    let page = try fixture.ask("nord-1", .get, target, headers: Self.link)
    #expect(isPage(page, 403) && page.text.contains("Demande d’un autre site"))
    #expect(try isBare(page))
    #expect(page.text.contains(">Continuer</a>"))
    // Nothing of the address comes back: it is another site's.
    #expect(!page.text.contains("FN-2026") && !page.text.contains("nulle-part") && !page.text.contains("retard"))
    #expect(!page.text.contains("nord-1"))
    // Continuing is one's own act.
    #expect(try fixture.page("nord-1", "/").status == 200)
  }

  @Test func `another site neither acts nor reads by a link, and a program gets a problem document`() throws {
    let form = Self.link.filter { $0.0 != "Accept" } + [("Content-Type", "application/x-www-form-urlencoded")]
    let posted = try fixture.ask("intervenant", .post, "/peril", headers: form, body: Array("a=b".utf8))
    #expect(isPage(posted, 403))
    let api = try fixture.ask("intervenant", .get, "/api/moi", headers: Self.link)
    #expect(api.status == 403 && api.problem == "origine")
    let image = try fixture.ask(
      "intervenant", .get, "/", headers: [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "no-cors")])
    #expect(image.status == 403 && image.problem == "origine")
    for accept in ["*/*", "application/json", "text/htmlx", "application/json, text/plain;q=0.5"] {
      let answer = try fixture.ask(
        "intervenant", .get, "/", headers: [("Sec-Fetch-Site", "cross-site"), ("Accept", accept)])
      #expect(answer.problem == "origine", "\(accept)")
    }
    let style = try Assets().stylesheet.link.path
    #expect(try fixture.ask("intervenant", .get, style, headers: Self.link).status == 403)
  }

  @Test func `a certificate that is nobody's gets a page that says what to do, with its stylesheet`() throws {
    let own = [("Sec-Fetch-Site", "none"), ("Sec-Fetch-Mode", "navigate"), ("Accept", "text/html")]
    for target in ["/", "/fiches/nouvelle", "/nulle-part"] {
      let page = try fixture.ask(nil, .get, target, headers: own)
      #expect(isPage(page, 403) && page.text.contains("certificat"))
      #expect(try isBare(page))
    }
    let assets = try Assets()
    #expect(try fixture.ask(nil, .get, assets.stylesheet.link.path).status == 200)
    #expect(try fixture.ask(nil, .get, "/ressources/navette-0000000000000000.css", headers: own).status == 403)
    #expect(try fixture.ask(nil, .get, "/").problem == "agent")
    #expect(try fixture.ask(nil, .get, "/api/moi", headers: own).problem == "agent")
    #expect(try fixture.ask(nil, .post, assets.stylesheet.link.path).status == 403)
  }

  @Test(arguments: [
    "/nulle-part", "/%3Cscript%3Ealert(1)%3C/script%3E", "/fiches/%22%3E%3Cimg%20src=x%3E", "/%E2%80%AE/x", "/%ff%fe",
    "/ap%69/moi", "/fiches/nouvelle/%2F", "/ressources/%3Csvg%3E",
  ])
  func `an address that does not exist is a page, and comes back in it nowhere`(target: String) throws {
    let page = try fixture.page("intervenant", target)
    #expect(isPage(page, 404))
    for part in ["alert(1)", "<img", "src=x", "\u{202E}", "<svg", "nulle-part", "ap%69"] {
      #expect(!page.text.contains(part))
    }
    #expect(page.text.contains("Vérifiez l’adresse"))
  }

  @Test func `a wrong way to an address, and a form that is none, are told in words of a person`() throws {
    let wrong = try fixture.send("intervenant", "/confidentialite", [])
    #expect(isPage(wrong, 405) && wrong["Allow"] == "GET, HEAD")
    #expect(!wrong.text.contains("GET") && wrong.text.contains("Repartez de l’accueil"))
    for (type, body) in [("application/json", "{}"), ("text/plain", "a=b"), ("multipart/form-data; boundary=x", "--x")]
    {
      let answer = try fixture.ask(
        "intervenant", .post, "/peril",
        headers: [
          ("Content-Type", type), ("Sec-Fetch-Site", "same-origin"), ("Host", "navette.test"),
          ("Origin", "https://navette.test"),
        ], body: Array(body.utf8))
      #expect(isPage(answer, 415))
      #expect(!answer.text.contains("JSON") && answer.text.contains("rechargez-la"))
    }
  }

  @Test func `what the server refuses by itself is a page where one is waited for`() throws {
    func refusal(_ reason: RefusalReason, _ target: String, _ accept: String?) throws -> Response? {
      let headers = try Headers(accept.map { [("Accept", $0)] } ?? [])
      let head = RequestHead(method: .post, target: try #require(Target(target)), headers: headers)
      return fixture.site.refusal(reason, of: head)
    }
    let long = try #require(try refusal(.bodyTooLarge, "/fiches/nouvelle", "text/html"))
    let text = String(decoding: long.body, as: UTF8.self)
    #expect(long.status == .contentTooLarge && text.contains("Envoi trop volumineux") && !text.contains("<script"))
    #expect(text.contains("retirez une pièce jointe"))
    #expect(long.headers.contains { $0.name == "Content-Security-Policy" })
    for reason in RefusalReason.allCases {
      let page = try #require(try refusal(reason, "/", "text/html"))
      #expect(page.status == reason.status)
    }
    #expect(try refusal(.bodyTooLarge, "/api/fiches", "text/html") == nil)
    #expect(try refusal(.bodyTooLarge, "/fiches/nouvelle", "*/*") == nil)
    #expect(try refusal(.bodyTooLarge, "/fiches/nouvelle", nil) == nil)
    #expect(fixture.site.refusal(.headTooLarge, of: nil) == nil)
  }
}
