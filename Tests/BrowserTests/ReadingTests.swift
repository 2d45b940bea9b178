import Foundation
import JSON
import SystemSupport
import Testing

extension BrowserTests {
  /// A fiche opened in its page: decrypted in the browser, shown as text, gone with the key.
  @Suite(.enabled(if: Axe.isHere, "\(Axe.whatIsMissing)")) struct Reading {
    private static let hostile = "<img src=x onerror=alert(1)> « inventé »"

    /// Sends a fiche from the page that is shown, as its scripts do.
    private func transmit(_ browser: Browser) throws -> String {
      let answer = try browser.session.run(
        """
        return fetch('/api/fiches', {
          method: 'POST', body: arguments[0],
          headers: {
            'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID(),
            'X-Navette-Jeton': document.querySelector('meta[name=navette-jeton]').content,
          },
        }).then(answer => answer.json());
        """, .string(String(decoding: Fiches.orientation(Self.hostile).serialized(), as: UTF8.self)))
      return try #require(answer["reference"]?.string, "\(answer)")
    }

    private func clear(_ session: Session) throws -> String {
      try session.run("return document.querySelector('#clair')?.textContent ?? ''").string ?? ""
    }

    @Test func `an author reads what they sent, as text, until the key is locked`() throws {
      let browser = try Browser(.nuit, at: .current())
      let session = browser.session
      _ = try browser.makeKey()
      let reference = try transmit(browser)
      // By links, as a person goes: the unlocked key survives.
      try session.first("nav a[href='/fiches']").click()
      try session.first("a[href='/fiches/\(reference)']").click()
      _ = try session.first("[data-ouvrir]")
      try PageCheck(browser: browser, name: "fiche-fermee").checkShown()
      try session.first("[data-ouvrir]").click()
      try Wait.until("the fiche is opened", within: 60) { try clear(session).contains(Self.hostile) }
      let text = try clear(session)
      for line in ["Aucune consigne n’a été transmise.", "Violences", "Imaginaire", "Sceau de la passerelle vérifié"] {
        #expect(text.contains(line), "\(line): \(text)")
      }
      #expect(text.contains("Bourg-en-Bresse (01053)"))
      #expect(try session.all("#clair img").isEmpty)
      #expect(try session.first("#clair section").attribute("class") == "attention")
      try PageCheck(browser: browser, name: "fiche-ouverte").checkShown()
      try session.first("#verrou button").click()
      #expect(!(try clear(session)).contains("Imaginaire"))
      #expect(try session.first("[data-ouvrir]").isDisplayed())
      for sent in try browser.watched().sent where !sent.url.hasSuffix("/api/fiches") {
        #expect(!String(decoding: sent.body, as: UTF8.self).contains("Imaginaire"), "\(sent.url)")
      }
    }

    @Test(arguments: [Post.elsewhere, .commander, .auditor])
    func `nobody else opens its page, and the article says why`(post: Post) throws {
      let sender = try Browser(.nuit, at: .current())
      try sender.open("/")
      let reference = try transmit(sender)
      let browser = try Browser(post, at: .current())
      try PageCheck(browser: browser, name: "fiche-refusee-\(post.name)").visit("/fiches/\(reference)", status: 403)
      #expect(try browser.session.first("main").text().contains("226-13"))
    }
  }
}
