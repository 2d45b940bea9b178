import JSON
import SystemSupport
import Testing

extension BrowserTests {
  /// A fiche that came to the wrong door.
  @Suite struct Reroute {
    @Test func `a fiche is sent on from its page, opened at the other secteur and closed to the first`() throws {
      let site = try Site.current()
      let reference = try site.transmit("Récit inventé : tournicoti, elle a déménagé.", pieces: [.note])
      let worker = try site.sit(.worker, at: "/fiches/\(reference)")
      try worker.decryptFiche(until: "tournicoti")
      try worker.unfold("Réorienter vers un autre service")
      try PageCheck(browser: worker, name: "fiche-reorienter").checkShown()
      try worker.press("Réorienter la fiche")
      try worker.read("Choisissez le service et le motif.")
      // Nobody there can receive: nothing is sent, and the page says so.
      try worker.choose("Vers", "poste-gendarmerie (fictif) (poste d’intervenant social)")
      try worker.choose("Motif", "Changement d’adresse")
      try worker.press("Réorienter la fiche")
      try worker.wait("a refusal") { try !worker.session.all("#reorientation .probleme").isEmpty }
      try PageCheck(browser: worker, name: "fiche-reorientation-refusee").checkShown(status: 403)
      #expect(try worker.state().contains("Ouverte par vous"))
      try worker.choose("Vers", "secteur-dombes (fictif) (secteur)")
      try worker.press("Réorienter la fiche")
      try worker.read("Fiche réorientée. Le nouveau destinataire est averti")
      try worker.arrive(at: "Fiches reçues")
      #expect(try worker.session.all("main a[href='/fiches/\(reference)']").isEmpty)
      try PageCheck(browser: worker, name: "fiche-reorientee").checkShown()

      let other = try site.sit(.elsewhere, at: "/reception")
      try PageCheck(browser: other, name: "reception-reorientee").checkShown()
      try other.follow(reference)
      try other.arrive(at: "Fiche \(reference)")
      #expect(try other.state().contains("Réorientée"))
      try other.decryptFiche(until: "tournicoti")
      let note = try other.download("Télécharger « note.txt »")
      #expect(note.contents == Piece.note.contenu)
      try other.press("Accuser réception")
      try other.read("Accusé de réception envoyé.")

      // Whoever sent it on cannot open it any more, whatever their page still says.
      let refused = try worker.session.run(
        """
        const token = document.querySelector('meta[name=navette-jeton]').content;
        return fetch(`/api/fiches/${arguments[0]}/ouverture`, {
          method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json', 'X-Navette-Jeton': token },
        }).then(answer => answer.status);
        """, .string(reference))
      #expect(refused == 403)
    }
  }
}
