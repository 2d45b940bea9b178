import JSON
import SystemSupport
import Testing

extension BrowserTests {
  /// A fiche that nobody answers.
  @Suite struct Reminder {
    @Test func `a fiche is reminded of from its page once a day has passed, and once a day`() throws {
      let site = try Site.current()
      let soon = try site.transmit("Récit inventé, du jour.")
      let impatient = try Browser(.intervenant, at: site)
      try impatient.open("/fiches/\(soon)")
      try impatient.read("Vous pourrez relancer à partir du")
      #expect(try !impatient.acts().contains("Relancer"))

      var late = ""
      let next = try site.tomorrow { installation in
        let sent = try AgentClient(installation, .intervenant)
          .post("/api/fiches", Fiches.orientation("Récit inventé, de la veille."), key: Fiches.newKey())
        late = sent.json["reference"]?.string ?? sent.text
      }
      let author = try Browser(.intervenant, at: next)
      try author.open("/fiches/\(late)")
      try PageCheck(browser: author, name: "fiche-a-relancer").checkShown()
      // The same page in another window, for whoever presses twice.
      let again = try Browser(.intervenant, at: next)
      try again.open("/fiches/\(late)")
      try author.press("Relancer")
      try author.read("Relance envoyée, à qui a pris la fiche en charge ou à ceux qui peuvent la prendre.")
      try author.read("Vous pourrez relancer à partir du")
      #expect(try !author.acts().contains("Seul un rappel part"))
      try again.press("Relancer")
      try again.wait("a refusal is shown") { try !again.session.all("main .probleme").isEmpty }

      // Those who can take it see that they were reminded of it; it names nobody and tells nothing.
      let worker = try Browser(.worker, at: next)
      try worker.open("/")
      try PageCheck(browser: worker, name: "accueil-relance").checkShown()
      try next.stop()
    }
  }
}
