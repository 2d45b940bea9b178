import HTTP
import Testing

@testable import Web

struct SiteTests {
  let fixture: GatewayFixture
  init() throws { fixture = try GatewayFixture() }

  @Test func `a page says who one is, and where one may go`() throws {
    let page = try fixture.page("intervenant", "/")
    #expect(page.status == 200)
    #expect(page["Content-Type"] == "text/html; charset=utf-8")
    #expect(page.text.contains("<html lang=\"fr\">"))
    #expect(page.text.contains("href=\"/fiches/nouvelle\""))
    #expect(page.text.contains("href=\"/peril\""))
    #expect(!(try fixture.page("commandant", "/")).text.contains("href=\"/fiches/nouvelle\""))
  }

  @Test func `every page carries the fields that keep a browser to it`() throws {
    for answer in [try fixture.page("intervenant", "/"), try fixture.page("intervenant", "/nulle-part")] {
      for (name, value) in SecurityFields.page { #expect(answer[name] == value) }
    }
    let policy = try #require(try fixture.page("intervenant", "/")["Content-Security-Policy"])
    #expect(policy.hasPrefix("default-src 'none'"))
    #expect(!policy.contains("unsafe"))
  }

  @Test func `an unknown address is a page in French, with the status of the problem`() throws {
    let page = try fixture.page("intervenant", "/nulle-part")
    #expect(page.status == 404)
    #expect(page.text.contains("Adresse inconnue"))
    let wrong = try fixture.send("intervenant", "/confidentialite", [])
    #expect(wrong.status == 405)
    #expect(wrong["Allow"] == "GET, HEAD")
  }

  @Test func `an unknown certificate gets no page`() throws {
    #expect(try fixture.ask(nil, .get, "/").status == 403)
  }

  @Test func `the stylesheet and the script are kept for ever under the name of their digest`() throws {
    let text = try fixture.page("intervenant", "/").text
    let names = text.matches(of: /\/ressources\/navette-[0-9a-f]{16}\.(css|js|svg)/).map { String($0.output.0) }
    #expect(Set(names).count == 3)
    for name in names {
      let file = try fixture.page("intervenant", name)
      #expect(file.status == 200)
      #expect(file["Cache-Control"]?.contains("immutable") == true)
      #expect(!file.body.isEmpty)
    }
    #expect(try fixture.page("intervenant", "/ressources/navette-0000000000000000.js").status == 404)
    #expect(try fixture.page("intervenant", "/ressources/..%2F..%2Fetc").status == 404)
  }

  @Test func `a page with all that it loads by itself is under 60 KB`() throws {
    let assets = try Assets()
    let fiche = try fixture.transmitted()
    let pages: [(String, [Assets.File])] = [
      ("/", []), ("/fiches", []), ("/fiches/\(fiche)", []), ("/fiches/nouvelle", [assets.writing]),
      ("/cle", [assets.keys]),
    ]
    for (path, more) in pages {
      let page = try fixture.page("intervenant", path)
      #expect(page.status == 200)
      let files = [assets.stylesheet, assets.script] + more
      let weight = files.reduce(page.body.count) { $0 + $1.body.count }
      #expect(weight > 10_000 && weight < 60_000, "\(path): \(weight)")
    }
  }

  @Test func `what the first opening of a fiche fetches besides is under 70 KB`() throws {
    let assets = try Assets()
    let weight = assets.keys.body.count + assets.reading.body.count
    #expect(weight > 10_000 && weight < 70_000, "\(weight)")
  }
}
