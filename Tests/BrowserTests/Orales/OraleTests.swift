import Foundation
import JSON
import SystemSupport
import Testing

extension BrowserTests {
  /// What was said aloud is recorded between two telephone calls.
  @Suite struct Orale {
    @Test func `an oral transmission is recorded with the keyboard alone and read again by its author`() throws {
      let site = try Site.current()
      let author = try site.sit(.intervenant, at: "/")
      try author.go("/orale", "Consigner une transmission orale")
      try author.countKeys()
      let begun = ContinuousClock.now
      try author.pick("interlocuteur", "secteur-bo", "secteur/secteur-bourg")
      try author.pick("fondement", "Accord", "accord")
      try author.openFolded("La situation, en codes")
      try author.pick("faits/profil", "Vic", "victime")
      try author.pick("faits/classeAge", "26", "26-39")
      try author.check("faits/natures", "menaces")
      try author.openFolded("Pour vous seul")
      try author.type("personne", "Quetzalcoatline inventée")
      try author.type("precision", "Appelée à midi : rocambole.")
      try PageCheck(browser: author, name: "orale-remplie").checkShown()
      try author.enter("Consigner")
      try author.wait("the record is told") { try !author.session.all("main .fait").isEmpty }
      let spent = ContinuousClock.now - begun
      print("oral transmission: \(try author.keys()) keys, \(spent)")
      try PageCheck(browser: author, name: "orale-consignee").checkShown()

      try author.open("/orales")
      try author.read("secteur-bourg")
      try PageCheck(browser: author, name: "orales-une").checkShown()
      try author.session.first("main a[href^='/orales/']").click()
      try author.wait("the page of the record") { try author.session.url().contains("/orales/") }
      try author.read("Permise")
      try PageCheck(browser: author, name: "orale-fermee").checkShown()
      try author.decrypt(Site.phrase, until: "rocambole")
      #expect(try author.clearText().contains("Quetzalcoatline"))
      try PageCheck(browser: author, name: "orale-ouverte").checkShown()
      let sent = Sent(requests: try author.watched().sent)
      #expect(sent.holding("rocambole").map(\.description) == ["POST \(site.address)/orale"])

      // A social worker of that secteur has no part in it.
      let path = String(try author.session.url().dropFirst(site.address.count).prefix { $0 != "?" })
      let stranger = try Browser(.worker, at: site)
      try stranger.open(path)
      #expect(try !stranger.session.source().contains("rocambole"))
      #expect(try stranger.watched().answers.last { $0.kind == "Document" }?.status != 200)
    }

    @Test func `what lacks is told beside its field, and what was typed stays`() throws {
      let author = try Browser(.intervenant, at: .current())
      try author.open("/orale")
      try author.openFolded("Pour vous seul")
      try author.type("personne", "Quetzalcoatline inventée")
      try author.enter("Consigner")
      try author.wait("faults are shown") { try author.session.all("main .fautif").count == 2 }
      try PageCheck(browser: author, name: "orale-fautive").checkShown(status: 422)
      #expect(try author.session.first("[name=personne]").property("value") == "Quetzalcoatline inventée")
      #expect(try author.session.focused().attribute("id") == "probleme", "the summary must have the keyboard")
      // Each line of the summary names a field, and goes to it.
      try author.follow("À qui avez-vous parlé : ce champ est nécessaire.")
      #expect(try author.session.focused().attribute("name") == "interlocuteur")
    }
  }
}
