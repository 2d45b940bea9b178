import JSON
import SystemSupport
import Testing

extension BrowserTests {
  /// What a social worker does on the page of a fiche while they read it.
  @Suite struct Answers {
    @Test func `opening a fiche leaves the answer that is being written, and a double click acts once`() throws {
      let site = try Site.current()
      let reply = try AgentClient(site.installation, .intervenant)
        .post("/api/fiches", Fiches.orientation("Récit inventé : tournevire."), key: Fiches.newKey())
      let reference = try #require(reply.json["reference"]?.string, "\(reply.text)")
      let phrase = "rutabaga-zinzolin-escogriffe-tournevire"
      try site.leaveKey(of: .otherWorker, under: phrase)
      let worker = try Browser(.otherWorker, at: site)
      let path = "/fiches/\(reference)"
      try worker.open(path)
      try worker.decrypt(phrase, until: "tournevire")
      try worker.wait("what one may do now") { try !worker.session.all("form[action$='/accuse']").isEmpty }
      try worker.session.run(
        "const form = document.querySelector(`form[action$='/accuse']`); for (const twice of [1, 2]) form.requestSubmit();"
      )
      try worker.read("Accusé de réception envoyé.")
      #expect(try worker.acts("/accuse").count == 1)
      #expect(try worker.session.all("#probleme").isEmpty)

      // A form that lacks something comes back at an address that can be loaded again.
      try worker.fill("Commentaire", "Carabistouille inventée.")
      try worker.press("Envoyer le retour")
      try worker.wait("what lacks is told") { try !worker.session.all("#probleme").isEmpty }
      #expect(try worker.session.url() == site.address + path + "?fait=accuse")

      try worker.session.first("nav a[href='/reception']").click()
      try worker.arrive(at: "Fiches reçues")
      try worker.follow(reference)
      try worker.arrive(at: "Fiche \(reference)")
      try worker.fill("Commentaire", "Carabistouille inventée.")
      try worker.choose("Issue", "Rendez-vous proposé")
      let before = try reads(path, worker)
      try worker.decrypt(until: "tournevire")
      try worker.wait("the page to be asked for again") { try reads(path, worker) > before }
      _ = try worker.session.run("return new Promise(done => setTimeout(() => done(true), 500))")
      #expect(try worker.value("commentaire") == "Carabistouille inventée.")
      #expect(try worker.value("issue") != "")
    }

    private func reads(_ path: String, _ worker: Browser) throws -> Int {
      try worker.watched().answers.count { $0.url.hasSuffix(path) }
    }
  }
}
