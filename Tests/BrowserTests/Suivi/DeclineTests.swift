import JSON
import SystemSupport
import Testing

extension BrowserTests {
  /// A service says no, and why.
  @Suite struct Decline {
    @Test func `a fiche is declined with a reason, which its author reads`() throws {
      let site = try Site.current()
      let reference = try site.transmit("Récit inventé : patatras, pour un autre service.")
      let worker = try site.sit(.worker, at: "/fiches/\(reference)")
      try worker.decryptFiche(until: "patatras")
      try worker.unfold("Refuser la fiche")
      // Another reason than those of the list has to be told.
      try worker.choose("Motif", "Autre motif")
      try worker.press("Refuser la fiche")
      try worker.wait("a fault is shown") { try !worker.session.all("#actes .faute").isEmpty }
      try PageCheck(browser: worker, name: "fiche-refus-fautif").checkShown(status: 422)
      #expect(try worker.session.first("#refus-motif").property("value") == "autre")
      try worker.choose("Motif", "Déjà suivi par un autre service")
      try worker.fill("Commentaire", "Suivie depuis mardi, abracadabra inventé.")
      try worker.press("Refuser la fiche")
      try worker.read("Refus envoyé à l’auteur, avec son motif.")
      let left = try worker.acts()
      #expect(!left.contains("Refuser") && !left.contains("Accuser"))

      let author = try site.sit(.intervenant, at: "/fiches/\(reference)")
      #expect(try author.state().contains("déjà suivi par un autre service"))
      try author.decryptFiche(until: "abracadabra")
      #expect(try author.clearText().contains("patatras"))
      try PageCheck(browser: author, name: "fiche-refusee-lue").checkShown()
      let sent = Sent(requests: try worker.watched().sent + author.watched().sent)
      #expect(sent.holding("abracadabra").map(\.description) == ["POST \(site.address)/fiches/\(reference)/refus"])
    }
  }
}
