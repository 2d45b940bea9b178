import Foundation
import JSON
import SystemSupport
import Testing

extension BrowserTests {
  /// What is being written stays, whatever happens to what the page asks for meanwhile.
  @Suite struct Drafts {
    private static let phrase = "rutabaga-zinzolin-escogriffe-tarabiscot"
    private static let name = "fiche/identite/nom"

    /// An intervenant who begins a fiche, with an open key.
    private func writer(_ text: String = "Imaginaire") throws -> Browser {
      let site = try Site.current()
      try site.leaveKey(of: .veille, under: Self.phrase)
      let author = try Browser(.veille, at: site)
      try author.open("/")
      try author.unlock(Self.phrase)
      try author.go("/fiches/nouvelle", "Nouvelle fiche")
      try author.session.first("[name='\(Self.name)']").type(text)
      return author
    }

    @Test func `a page of problem takes nothing away, and the circuit stays what it was`() throws {
      let author = try Browser(.intervenant, at: .current())
      try author.open("/fiches/nouvelle")
      try author.session.first("[name='\(Self.name)']").type("Imaginaire")
      try author.befall(.problem, "nouvelle?circuit=")
      try author.set("circuit", "information-preoccupante")
      try author.read("Rien ne répond à cette adresse.")
      #expect(try author.value(Self.name) == "Imaginaire")
      #expect(try author.value("circuit") == "orientation-secteur")
      #expect(try author.session.all("details[id^=r-]").count > 3)
      // Through a menu with the arrow keys: the parts are those of the circuit on which one stops.
      try author.befall(.late, "nouvelle?circuit=")
      try author.set("circuit", "information-preoccupante")
      try author.befall(nil)
      try author.set("circuit", "orientation-secteur")
      try author.set("circuit", "information-preoccupante")
      _ = try author.session.first("#r-mineurs")
      #expect(try author.value("circuit") == "information-preoccupante")
      #expect(try author.value(Self.name) == "Imaginaire")
    }

    @Test func `a draft that does not open is not written over, and opens when it can`() throws {
      let author = try writer()
      try author.read("Brouillon enregistré à")
      let draft = try #require(try author.value("brouillon"))
      try author.go("/brouillons", "Brouillons")
      let before = try author.acts(draft).count
      try author.befall(.cut, "nouvelle?circuit=")
      try author.session.first("main a[href$='\(draft)']").click()
      try author.read("La passerelle ne répond pas. Rien n’est perdu")
      #expect(try author.value(Self.name) == "")
      try author.session.first("[name='\(Self.name)']").type("Autre")
      try author.read("Brouillon enregistré à")
      #expect(try author.acts(draft).count == before, "the draft was written over")
      try author.befall(nil)
      try author.press("Ouvrir l’autre brouillon")
      try author.read("Brouillon repris.")
      #expect(try author.value(Self.name) == "Imaginaire")
      #expect(try author.value("brouillon") == draft)
    }

    @Test func `after a sending that did not arrive, and from a page that is stale, the draft is kept on`() throws {
      let author = try writer()
      try author.growStale()
      try author.read("Brouillon enregistré à")
      #expect(try author.value("_jeton") != "00")
      try author.befall(.cut, "/fiches/nouvelle")
      let draft = try #require(try author.value("brouillon"))
      let before = try author.acts(draft).count
      try author.press("Transmettre")
      try author.read("La réponse n’est pas arrivée")
      try author.wait("the draft is kept at once") { try author.acts(draft).count == before + 1 }
      #expect(try author.value(Self.name) == "Imaginaire")
    }

    @Test func `locking one's key takes the fiche away once it is kept, and no attachment follows to another fiche`()
      throws
    {
      let author = try writer("Saperlipopette")
      let folder = try Scratch()
      let note = folder.url.appending(path: "note-inventee.txt")
      try Data("Une note inventée.\n".utf8).write(to: note)
      try join(note.path, author)
      try author.read("Brouillon enregistré à")
      // Another fiche, begun without leaving the site.
      try author.go("/brouillons", "Brouillons")
      try author.go("/fiches/nouvelle", "Nouvelle fiche")
      try author.session.first("[name=_ajouter][value=pieces]").click()
      _ = try author.session.first("#pieces")
      #expect(try !author.session.source().contains("note-inventee"))
      try author.session.first("[name='\(Self.name)']").type("Turlututu")
      try author.lock()
      try author.read("La fiche est gardée, chiffrée pour vous seul")
      #expect(
        try !author.session.run("return [...document.querySelectorAll('input')].map(i => i.value).join()").string!
          .contains("Turlututu"))
      try author.press("Déverrouiller pour continuer")
      try author.answer(Self.phrase)
      try author.read("Brouillon repris.")
      #expect(try author.value(Self.name) == "Turlututu")
    }

    private func join(_ path: String, _ author: Browser) throws {
      try author.session.first("[name=_ajouter][value=pieces]").click()
      try author.session.first("#pieces").type(path)
      try author.read("note-inventee.txt")
    }
  }
}

extension Post {
  /// Whose drafts only these tests keep.
  static let veille = Post(
    name: "intervenant-veille", role: "intervenant", secrecy: "profession", body: "poste-gendarmerie")
}
