import JSON
import SystemSupport
import Testing

extension BrowserTests {
  /// A fiche taken back while nobody has opened it.
  @Suite struct Recall {
    @Test func `a fiche that nobody opened is recalled, and nobody opens it any more`() throws {
      let site = try Site.current()
      let reference = try site.transmit("Récit inventé, envoyé par erreur.")
      let worker = try site.sit(.worker, at: "/fiches/\(reference)")
      #expect(try worker.session.first("[data-ouvrir]").isDisplayed())
      let author = try Browser(.intervenant, at: site)
      try author.open("/fiches/\(reference)")
      try author.unfold("Rappeler la fiche")
      try author.press("Rappeler la fiche")
      try author.wait("a fault is shown") { try !author.session.all("#actes .faute").isEmpty }
      try PageCheck(browser: author, name: "fiche-rappel-fautif").checkShown(status: 422)
      try author.choose("Motif", "Erreur de destinataire")
      try author.press("Rappeler la fiche")
      try author.read("Fiche rappelée : le destinataire ne peut plus l’ouvrir")
      #expect(try author.state().contains("Rappelée par son auteur"))
      try PageCheck(browser: author, name: "fiche-rappelee").checkShown()

      // The social worker's page was there before: it is told why, and shows nothing.
      try worker.press("Ouvrir et déchiffrer")
      try worker.answer(Site.phrase)
      try worker.wait("a refusal is shown") { try !worker.session.all("#lecture .probleme").isEmpty }
      #expect(try !worker.session.first("main").text().contains("envoyé par erreur"))
      try PageCheck(browser: worker, name: "fiche-rappelee-trop-tard").checkShown(status: 409)
    }

    @Test func `a fiche that was opened meanwhile is not recalled, and its author is told`() throws {
      let site = try Site.current()
      let reference = try site.transmit("Récit inventé : tourneboule.")
      let author = try Browser(.intervenant, at: site)
      try author.open("/fiches/\(reference)")
      try author.unfold("Rappeler la fiche")
      try author.choose("Motif", "Erreur de destinataire")
      let worker = try site.sit(.worker, at: "/fiches/\(reference)")
      try worker.decryptFiche(until: "tourneboule")
      try author.press("Rappeler la fiche")
      try author.wait("a refusal is shown") { try !author.session.all("main .probleme").isEmpty }
      #expect(try author.state().contains("Ouverte par"))
      #expect(try !author.acts().contains("Rappeler la fiche"))
      try PageCheck(browser: author, name: "fiche-rappel-trop-tard").checkShown(status: 409)
    }
  }
}
