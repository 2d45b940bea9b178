import Foundation
import JSON
import SystemSupport
import Testing

extension BrowserTests {
  /// What is printed holds what it must, on A4, and nothing of the screen.
  @Suite struct Printing {
    /// What stands on every screen and must be on no sheet.
    private static let screen = [
      "Nouvelle fiche", "Fiches reçues", "Transmission d’urgence", "Verrouiller ma clé", "Aller au contenu", "Imprimer",
      "Refermer", "Ce que la passerelle voit", "Ce que vous pouvez faire",
    ]

    @Test func `an opened fiche is printed on A4, with its instructions and its seal, without the screen around it`()
      throws
    {
      let site = try Site.current()
      let reference = try site.transmit("Récit inventé : turlututu, à imprimer.")
      let worker = try site.sit(.worker, at: "/fiches/\(reference)")
      // Closed, it prints what is known of it and says that its content is closed.
      let closed = try Paper(worker)
      #expect(closed.pages == 1 && !closed.text.contains("turlututu"))
      try worker.decryptFiche(until: "turlututu")
      let paper = try Paper(worker)
      #expect(paper.size.contains("(A4)") && (1...2).contains(paper.pages), "\(paper.size), \(paper.pages) pages")
      for words in [
        reference, "turlututu", "Imaginaire", "Consignes de contact", "Aucune consigne n’a été transmise.",
        "art. 226-13", "Sceau de la passerelle vérifié", "Bourg-en-Bresse (01053)", "Proposer un rendez-vous.",
        "1/\(paper.pages)",
      ] { #expect(paper.text.contains(words), "\(words): \(paper.text)") }
      for words in Self.screen { #expect(!paper.text.contains(words), "\(words): \(paper.text)") }
    }

    @Test func `the sheet of the passphrase holds it, the post and what to do, and is gone from the screen after`()
      throws
    {
      let site = try Site.current()
      try site.welcome(.printer)
      let browser = try Browser(.printer, at: site)
      try browser.open("/cle")
      let passphrase = try browser.session.first("#cle-creer [data-proposition]").text()
      // Nothing is printed of a passphrase that was not typed: it would be the wrong one.
      try browser.press("Imprimer la feuille")
      try browser.read("Tapez la phrase de passe choisie.")
      try browser.fill("Tapez la phrase de passe choisie", passphrase)
      try browser.fill("Tapez-la une seconde fois", passphrase)
      // A dialogue would wait for a person: the page is held where it would be shown, and printed as it then is.
      try browser.session.run(
        "globalThis.print = () => { globalThis.sheet = document.querySelector('#cle-feuille').cloneNode(true) }")
      try browser.press("Imprimer la feuille")
      #expect(try browser.session.run("return document.querySelector('#cle-feuille').childElementCount") == 0)
      try browser.session.run("document.querySelector('#cle-feuille').replaceWith(sheet)")
      let paper = try Paper(browser)
      #expect(paper.size.contains("(A4)") && paper.pages == 1, "\(paper.size), \(paper.pages) pages")
      for words in [
        "Navette : feuille de recouvrement", "Poste : \(Post.printer.name)", passphrase, "À garder sous clé",
        site.address,
      ] { #expect(paper.text.contains(words), "\(words): \(paper.text)") }
      for words in Self.screen + ["Créer ma clé", "Proposition"] {
        #expect(!paper.text.contains(words), "\(words): \(paper.text)")
      }
      #expect(Sent(requests: try browser.watched().sent).holding(passphrase).isEmpty)
    }
  }
}

extension Post {
  /// Whose key is still to be made, and who prints their sheet first.
  static let printer = Post(
    name: "ts-bourg-4", role: "travailleur-social", secrecy: "profession", body: "secteur-bourg", attester: "cadre")
}
