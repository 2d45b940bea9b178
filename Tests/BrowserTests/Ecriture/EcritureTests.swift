import Foundation
import JSON
import SystemSupport
import Testing

extension BrowserTests {
  /// A fiche as an intervenant writes it, with the keyboard.
  @Suite struct Ecriture {
    private static let evaluation = "Évaluation inventée et reconnaissable."

    @Test func `a usual fiche is written and sent with the keyboard, and no text leaves before`() throws {
      let browser = try Browser(.intervenant, at: .current())
      let session = browser.session
      try browser.open("/fiches/nouvelle")
      try session.type("fiche/identite/nom", "Imaginaire")
      try session.press(Keys.tab)
      try session.press("Personnage")
      try session.set("fiche/identite/naissance", "1990-02-28")
      #expect(try session.first("#c-fiche-identite-naissance-aide").text().hasSuffix("ans"))
      try session.set("fiche/identite/sexe", "feminin")
      // The commune is chosen by its first letters, and tells the secteur.
      try session.type("fiche/coordonnees/commune", "bourg-en-b")
      _ = try session.first("[role=option]")
      try session.press(Keys.enter)
      #expect(try session.value("fiche/coordonnees/commune") == "Bourg-en-Bresse (01053)")
      #expect(try session.first("[data-commune] .aide").text().contains("secteur-bourg"))
      try session.tick("accord/etat", "donne")
      for object in ["contact", "transmission"] { try session.tick("accord/objets", object) }
      try session.tick("accord/information", "oral")
      try session.set("faits/profil", "victime")
      try session.set("fiche/situation/problematique", "violences-conjugales")
      try session.tick("faits/natures", "violences-au-sein-du-couple")
      try session.type("fiche/situation/evaluation", Self.evaluation)
      try session.type("fiche/demande/attendu", "Proposer un rendez-vous inventé.")
      try Wait.until("the panel says what would go", within: 20) {
        try session.text("#verification").contains("Ce qui partira vers : secteur-bourg")
      }
      for request in try browser.watched().sent {
        for text in ["Imaginaire", "Personnage", "1990-02-28", "reconnaissable", "rendez-vous"] {
          #expect(request.everything.range(of: Data(text.utf8)) == nil, "\(request.method) \(request.url): \(text)")
        }
      }
      try session.first(".envoi [type=submit]").type(Keys.enter)
      let said = try session.first("[data-transmise]").text()
      #expect(said.contains("FN-"))
      #expect(try session.text("#annonce").isEmpty)
      let watched = try browser.watched()
      let wrong = watched.console.filter(\.isError)
      #expect(wrong.isEmpty, "\(wrong)")
    }

    @Test func `an empty fiche is not sent, each field that lacks is named, and the summary leads to it`() throws {
      let browser = try Browser(.intervenant, at: .current())
      try browser.open("/fiches/nouvelle")
      try browser.press("Transmettre")
      try browser.wait("what lacks is told") { try !browser.session.all("#probleme li a").isEmpty }
      try PageCheck(browser: browser, name: "nouvelle-fiche-fautive").checkShown(status: 422)
      let dead = try browser.session.run(
        """
        return [...document.querySelectorAll('#probleme li a')].map(a => [a.textContent, document.querySelector(a.hash)])
          .filter(([text, field]) => !field || !text.includes(' : ')).map(([text, field]) => text + field?.id);
        """)
      #expect(dead == [], "\(dead)")
    }

    @Test func `parts and lines come and go without losing what was typed, and a choice of circuit fills the page`()
      throws
    {
      let browser = try Browser(.intervenant, at: .current())
      let session = browser.session
      try browser.open("/fiches/nouvelle")
      try session.type("fiche/identite/nom", "Imaginaire")
      try session.first("[name=_ajouter][value=composition]").click()
      try session.first("#r-composition select")
        .type("En couple")
      try session.first("#r-composition [name=_ajouter]").click()
      _ = try session.first("[name='fiche/compositionFamiliale/membres/1/lien']")
      try session.set("circuit", "information-preoccupante")
      _ = try session.first("#r-mineurs")
      _ = try session.first("#r-danger")
      #expect(try session.value("fiche/identite/nom") == "Imaginaire")
      #expect(try session.value("fiche/compositionFamiliale/situation") == "en-couple")
      try session.set("circuit", "orientation-secteur")
      try Wait.until("the part that is not needed is gone", within: 20) { try session.all("#r-mineurs").isEmpty }
      #expect(try session.value("fiche/compositionFamiliale/situation") == "en-couple")
      try session.set("faits/profil", "victime")
      try session.tick("faits/natures", "sevices")
      try session.set("fiche/identite/naissance", "2020-02-28")
      try session.first("a[href='/circuits']").click()
      _ = try session.first("#circuits [name=_choisir]")
      let watched = try browser.watched()
      #expect(watched.console.filter(\.isError).isEmpty, "\(watched.console)")
      #expect(!watched.sent.contains { $0.everything.range(of: Data("Imaginaire".utf8)) != nil })
      try session.first("#circuits [name=_choisir]").click()
      try Wait.until("the choice is taken", within: 20) { try session.all("#circuits").isEmpty }
      #expect(try session.value("fiche/identite/nom") == "Imaginaire")
    }

    @Test func `a draft is sealed in the browser, survives it, is taken up again and goes when the fiche is sent`()
      throws
    {
      let browser = try Browser(.gendarmerie, at: .current())
      let session = browser.session
      let phrase = try browser.makeKey()
      try browser.follow("Nouvelle fiche")
      try browser.arrive(at: "Nouvelle fiche")
      try session.type("fiche/identite/nom", "Imaginaire")
      try session.type("fiche/identite/prenoms", "Personnage")
      try session.first("[name=_ajouter][value=sante]").click()
      try session.first("[name='fiche/sante/elements']").type("Santé inventée.")
      try session.tick("faits/natures", "menaces")
      try Wait.until("the draft is kept", within: 30) {
        try session.text("#brouillon").contains("Brouillon enregistré")
      }
      for request in try browser.watched().sent {
        for text in ["Imaginaire", "invent", phrase] {
          #expect(request.everything.range(of: Data(text.utf8)) == nil, "\(request.method) \(request.url)")
        }
      }
      // A page that is loaded anew has forgotten the key.
      try browser.open("/brouillons")
      try browser.follow("Reprendre ce brouillon")
      try session.first("#phrase").type(phrase + Keys.enter)
      try Wait.until("the draft is taken up", within: 60) { try session.text("#brouillon").contains("repris") }
      #expect(try session.value("fiche/identite/nom") == "Imaginaire")
      #expect(try session.value("fiche/sante/elements") == "Santé inventée.")
      #expect(try session.first("[name='faits/natures'][value=menaces]").property("checked") == true)
      try session.first("#r-sante [name='fiche/sante/elements']").clear()
      try session.type("fiche/coordonnees/commune", "01053")
      _ = try session.first("[role=option]")
      try session.press(Keys.enter)
      try session.set("fiche/identite/sexe", "feminin")
      try session.tick("accord/etat", "donne")
      for object in ["contact", "transmission"] { try session.tick("accord/objets", object) }
      try session.tick("accord/information", "oral")
      try session.set("faits/profil", "victime")
      try session.set("fiche/situation/problematique", "violences-conjugales")
      try session.type("fiche/situation/evaluation", Self.evaluation)
      try session.type("fiche/demande/attendu", "Un rendez-vous inventé.")
      // An attachment is looked at before it goes.
      let folder = try Scratch()
      let wrong = folder.url.appending(path: "image.pdf")
      try Data([0x7f, 0x45, 0x4c, 0x46, 0, 1]).write(to: wrong)
      let note = folder.url.appending(path: "note.txt")
      try Data("Une note inventée, jointe.\n".utf8).write(to: note)
      try session.first("[name=_ajouter][value=pieces]").click()
      try session.first("#pieces").type(wrong.path)
      try Wait.until("the file is turned away", within: 20) {
        try session.text("#r-pieces .faute").contains("n’est ni")
      }
      try session.first("#pieces").type(note.path)
      try Wait.until("the file is shown", within: 20) { try session.text("#r-pieces .carte").contains("note.txt") }
      try session.first(".envoi [type=submit]").click()
      try browser.arrive(at: "Fiche transmise")
      try browser.read("Pièces jointes")
      try browser.follow("Brouillons")
      try browser.arrive(at: "Brouillons")
      try browser.read("Aucun brouillon")
      let errors = try browser.watched().console.filter(\.isError)
      #expect(errors.isEmpty, "\(errors)")
    }
  }
}

extension Session {
  fileprivate func field(_ name: String) throws -> Element { try first("[name='\(name)']") }
  fileprivate func value(_ name: String) throws -> String? { try field(name).property("value").string }
  fileprivate func text(_ selector: String) throws -> String { try first(selector).text() }

  fileprivate func type(_ name: String, _ text: String) throws { try field(name).type(text) }

  /// Ticks a choice as the space bar does.
  fileprivate func tick(_ name: String, _ value: String) throws {
    try first("[name='\(name)'][value='\(value)']").type(Keys.space)
  }

  /// What a menu or a date takes: their keys differ by system, so the value is set and the page told.
  fileprivate func set(_ name: String, _ value: String) throws {
    try run(
      "const [field, value] = arguments; field.value = value; field.dispatchEvent(new Event('change', {bubbles: true}));",
      field(name).reference, .string(value))
  }
}
