import JSON
import SystemSupport
import Testing

extension BrowserTests {
  /// What a person is told of what they send, and what becomes of it.
  @Suite struct Sending {
    private let danger = "Récit inventé : carabistouille."

    /// An avis de péril, ready to go.
    private func ready() throws -> Browser {
      let author = try Browser(.intervenant, at: .current())
      try author.open("/peril")
      for (name, text) in [("qui", "Personnage"), ("ou", "Nulle part"), ("danger", danger)] {
        try author.session.first("main [name=\(name)]").type(text)
      }
      try author.choose("À qui", "commissariat-bourg (fictif) (Unité de police ou de gendarmerie)")
      return author
    }

    @Test func `an answer that does not come is said as it is, and what is sent again is sent once`() throws {
      let author = try ready()
      try author.befall(.lost, "/peril")
      try author.press("Transmettre l’avis de péril")
      try author.read("La réponse n’est pas arrivée")
      #expect(try author.session.focused().attribute("id") == "probleme")
      #expect(try !author.session.source().contains("Rien n’a été envoyé"))
      #expect(try author.value("danger") == danger)
      try author.befall(nil)
      try author.press("Transmettre l’avis de péril")
      try author.read("L’avis de péril est parti.")
    }

    @Test func `after an upgrade a form comes back with what was typed, and the next page brings the new scripts`()
      throws
    {
      let author = try ready()
      try author.growStale()
      try author.upgrade()
      try author.press("Transmettre l’avis de péril")
      try author.read("Page périmée")
      #expect(try author.value("danger") == danger)
      #expect(try author.session.run("return globalThis.isBefore === true") == true)
      #expect(try author.value("_jeton") != "00")
      try author.session.first("footer a[href='/aide']").click()
      try author.wait("a page that is loaded anew") {
        try author.session.run("return document.readyState === 'complete' && !globalThis.isBefore") == true
      }
      #expect(try author.session.url().hasSuffix("/aide"))
    }

    @Test func `the page that was asked for last is the one that is shown`() throws {
      let author = try Browser(.intervenant, at: .current())
      try author.open("/")
      try author.befall(.late, "/confidentialite")
      try author.session.run(
        "for (const page of ['/confidentialite', '/aide']) document.querySelector(`footer a[href='${page}']`).click()")
      try author.wait("the last page") { try author.session.url().hasSuffix("/aide") }
      try author.wait("the first answer to come late") {
        try author.watched().answers.contains { $0.url.hasSuffix("/confidentialite") }
      }
      #expect(
        try author.session.run("return new Promise(done => setTimeout(() => done(location.pathname), 300))") == "/aide")
    }
  }
}
