import Foundation
import JSON
import SystemSupport
import Testing

extension BrowserTests {
  /// What the other tests lean on: a secret that leaves, or an error that is told, is seen.
  @Suite struct Watching {
    @Test(arguments: ["'a'.repeat(300000) + 'fin'", "new TextEncoder().encode('a'.repeat(300000) + 'fin')"])
    func `a long body is seen whole, text or bytes`(body: String) throws {
      let browser = try Browser(.intervenant, at: .current())
      try browser.open("/")
      try send(body, from: browser)
      let sent = try #require(try browser.watched().sent.last { $0.method == "POST" })
      #expect(sent.url == browser.site.address + "/api/fiches")
      #expect(sent.body.count == 300_003 && sent.body.suffix(3) == Data("fin".utf8))
      #expect(sent.everything.count > sent.body.count)
    }

    @Test func `bytes that are no text are seen as they are`() throws {
      let browser = try Browser(.intervenant, at: .current())
      try browser.open("/")
      try send("new Uint8Array([0, 255, 128, 10, 13])", from: browser)
      #expect(try browser.watched().sent.last { $0.method == "POST" }?.body == Data([0, 255, 128, 10, 13]))
    }

    @Test func `what a page's policy forbids is told as an error`() throws {
      let browser = try Browser(.intervenant, at: .current())
      try browser.open("/")
      #expect(try browser.newErrors().isEmpty)
      try browser.session.run("new Image().src = 'https://127.0.0.1:9/ailleurs.png'")
      try Wait.until("the console tells", within: 30) {
        try browser.newErrors().contains { $0.text.contains("Content Security Policy") }
      }
      #expect(try !browser.watched().answers.contains { $0.url.contains("ailleurs") })
    }

    @Test func `a text never becomes markup through a script`() throws {
      let browser = try Browser(.intervenant, at: .current())
      try browser.open("/")
      let outcome = try browser.session.run(
        "try { document.body.innerHTML = '<p>x'; return 'written' } catch (error) { return error.name }")
      #expect(outcome == "TypeError")
    }

    private func send(_ body: String, from browser: Browser) throws {
      try browser.session.runUntilCalledBack(
        "const done = arguments[0]; fetch('/api/fiches', { method: 'POST', body: \(body) }).then(() => done(), done)")
    }
  }
}
