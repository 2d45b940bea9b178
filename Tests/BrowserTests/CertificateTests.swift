import Foundation
import JSON
import SystemSupport
import Testing

extension BrowserTests {
  @Suite struct Certificates {
    @Test(arguments: [Post.intervenant, .worker])
    func `a browser with an agent's certificate is that agent`(post: Post) throws {
      let browser = try Browser(post, at: .current())
      try browser.open("/api/moi")
      let shown = try browser.session.run("return document.body.innerText").string ?? ""
      let body = try JSON.parse(Array(shown.utf8))
      #expect(body["nom"]?.string == post.name)
      #expect(try browser.watched().answers.first { $0.kind == "Document" }?.status == 200)
    }

    @Test func `a browser without a certificate is refused before a byte of a page`() throws {
      let browser = try Browser(nil, at: .current())
      // In TLS 1.3 a client has done its part before it is refused: the alert may find it busy, and then it only tells
      // that the connection is gone.
      try expect(["ERR_BAD_SSL_CLIENT_AUTH_CERT", "ERR_SOCKET_NOT_CONNECTED"], from: browser)
    }

    @Test func `a browser that does not believe the authority goes no further`() throws {
      let browser = try Browser(.intervenant, at: .current(), isTrusting: false)
      try expect(["ERR_CERT_AUTHORITY_INVALID"], from: browser)
    }

    /// Asks for a page, and expects the browser's own page that says why there is none.
    private func expect(_ refusals: [String], from browser: Browser) throws {
      // The driver tells some refusals and not others, and not always: the page always does.
      do { try browser.open("/api/moi") } catch is WebDriverError {}
      var shown = ""
      try Wait.until("a refusal is shown", within: 60) {
        shown = try browser.session.whereabouts()
        return shown.contains("ERR_")
      }
      #expect(refusals.contains { shown.contains($0) }, "\(shown)")
      let watched = try browser.watched()
      #expect(!watched.sent.isEmpty && watched.answers.map(\.url) == [])
    }

    @Test func `a browser that is let go of leaves no process and no folder`() throws {
      var browser: Browser? = try Browser(nil, at: .current())
      let home = try #require(browser?.workstation.home)
      #expect(Leftovers.processes(of: home).count > 1)
      browser = nil
      #expect(Leftovers.processes(of: home).isEmpty)
      #expect(!FileManager.default.fileExists(atPath: home.path))
    }
  }
}
