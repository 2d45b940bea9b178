import Foundation
import JSON
import SystemSupport
import Testing

extension BrowserTests {
  /// What goes with a fiche, from the author's folder to the recipient's.
  @Suite struct Attachments {
    @Test func `an attachment is opened by its recipient, under its own name, with the bytes that were joined`() throws
    {
      let site = try Site.current()
      // A name that would be markup, and another type's.
      let hostile = Piece(
        nom: "<img src=x onerror=alert(1)> compte rendu.pdf.exe", type: "texte",
        contenu: Data("Autre note inventée.\r\n".utf8))
      let reference = try site.transmit("Évaluation avec pièces.", pieces: [.note, hostile])
      let worker = try site.sit(.worker, at: "/fiches/\(reference)")
      try worker.decryptFiche(until: "Télécharger « note.txt »")
      #expect(try worker.session.all("#clair img").isEmpty)
      let note = try worker.download("Télécharger « note.txt »")
      #expect(note.name == "note.txt" && note.contents == Piece.note.contenu)
      let other = try worker.download("Télécharger « <img")
      #expect(!other.name.contains("exe") && other.name.hasSuffix(".txt"), "\(other.name)")
      #expect(other.contents == hostile.contenu)
      try PageCheck(browser: worker, name: "fiche-ouverte-pieces").checkShown()
      // Locked, nothing of them can be had any more.
      let address = try worker.session.first("#clair a[download]").property("href").string ?? ""
      #expect(address.hasPrefix("blob:"))
      try worker.lock()
      #expect(try worker.session.all("#clair a[download]").isEmpty)
      let fetched = try worker.session.run(
        "return fetch(arguments[0]).then(() => 'there', () => 'gone')", .string(address))
      #expect(fetched == "gone")
    }

    @Test func `ten mebibytes are sent, opened and downloaded while the page says how far it is and stays alive`()
      throws
    {
      let site = try Site.current()
      let file = try Scratch()
      let path = file.url.appending(path: Piece.longest.nom)
      try Piece.longest.contenu.write(to: path)
      let author = try site.sit(.intervenant, at: "/fiches/nouvelle")
      try author.writeBeginning()
      try author.writeRest()
      try author.press("Pièces jointes")
      try author.takePulse()
      try author.attach("Ajouter une pièce", path.path)
      try author.read("Texte, 10,0 Mo")
      try author.slowDown(to: 8 << 20)
      try author.press("Transmettre")
      try author.arrive(at: "Fiche transmise")
      let sending = try author.pulse()
      #expect(sending.labels == ["Envoi en cours…"] && sending.shown.count > 3, "\(sending)")
      #expect(try author.session.first("#annonce").text().isEmpty)
      let reference = try author.session.first("[data-transmise] .references").text()

      let worker = try site.sit(.worker, at: "/fiches/\(reference)")
      try worker.takePulse()
      try worker.slowDown(to: 8 << 20)
      try worker.decryptFiche(until: "Télécharger « long dossier.txt »")
      let opening = try worker.pulse()
      #expect(opening.labels == ["Réception en cours…"] && opening.shown.count > 3, "\(opening)")
      #expect(opening.shown == opening.shown.sorted())
      let got = try worker.download("Télécharger « long dossier.txt »")
      #expect(got.contents == Piece.longest.contenu, "\(got.contents.count) octets")
      // A page that does not answer for three seconds is one that people close.
      #expect(sending.longest < 3000 && opening.longest < 3000, "\(sending.longest) ms, \(opening.longest) ms")
      print("attachment of 10 MiB: longest pause \(sending.longest) ms sending, \(opening.longest) ms opening")
    }

    @Test func `one octet more is turned away before it is sent`() throws {
      let site = try Site.current()
      let file = try Scratch()
      let path = file.url.appending(path: "trop-long.txt")
      try (Piece.longest.contenu + [0x0A]).write(to: path)
      let author = try Browser(.intervenant, at: site)
      try author.open("/fiches/nouvelle")
      try author.press("Pièces jointes")
      try author.attach("Ajouter une pièce", path.path)
      try author.read("« trop-long.txt » n’est pas jointe : 10 Mo au plus")
      #expect(try author.session.all("[name^='pieces/']").isEmpty)
    }
  }
}
