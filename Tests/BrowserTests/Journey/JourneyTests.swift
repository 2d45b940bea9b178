import Foundation
import JSON
import SystemSupport
import Testing

extension BrowserTests {
  /// What Navette is for, from the first visit to the answer, by people who have nothing but a browser.
  @Suite struct Journey {
    /// Words that nobody writes by chance: they are looked for in all that leaves the browsers.
    private enum Words {
      static let passphrase = "rutabaga-zinzolin-escogriffe-patatras"
      static let name = "Quetzalcoatline"
      static let returned = "Rencontrée ce matin, carabistouille inventée."
      static let typed = [name, "Marmiton", "saperlipopette", "turlututu"]
    }

    @Test func `a fiche is written, opened, answered and read in browsers that keep their secrets`() throws {
      let site = try Site.current()
      try site.leaveKey(of: .intervenant, under: Words.passphrase)
      try site.welcome(.newcomer)

      // A social worker comes for the first time: she makes her key, the cadre attests it.
      let worker = try Browser(.newcomer, at: site)
      let workerPassphrase = try worker.makeKey()
      try worker.lock()
      try site.attest(.newcomer, besides: [.worker, .otherWorker])

      // An intervenant begins a fiche, and their session is closed under them.
      let before = try Browser(.intervenant, at: site)
      try before.open("/")
      try before.unlock(Words.passphrase)
      try before.go("/fiches/nouvelle", "Nouvelle fiche")
      try before.writeBeginning()
      try before.read("Brouillon enregistré à")
      let begun = Sent(requests: try before.watched().sent)
      try before.end()

      // In another, the draft is there, and opens with the passphrase alone.
      let author = try Browser(.intervenant, at: site)
      try author.open("/")
      try author.go("/brouillons", "Brouillons")
      try PageCheck(browser: author, name: "brouillons-un").checkShown()
      try author.follow("Reprendre ce brouillon")
      try author.answer(Words.passphrase)
      try author.read("Brouillon repris.")
      #expect(try author.session.first("[name='fiche/identite/nom']").property("value") == .string(Words.name))
      try author.writeRest()
      try PageCheck(browser: author, name: "nouvelle-fiche-remplie").checkShown()
      let unsent = Sent(requests: begun.requests + (try author.watched().sent))
      for text in Words.typed { #expect(unsent.holding(text).isEmpty, "\(text) left before it was sent") }

      // It is sent, and its receipt is there to be kept.
      try author.enter("Transmettre")
      try author.arrive(at: "Fiche transmise")
      let reference = try author.session.first("[data-transmise] .references").text()
      #expect(reference.hasPrefix("FN-"))
      try PageCheck(browser: author, name: "fiche-transmise").checkShown()
      let receipt = try author.session.first("main a[download]").property("href").string ?? ""
      #expect(try author.fetched(receipt).contains("navette"), "no receipt at \(receipt)")
      try author.go("/brouillons", "Brouillons")
      try author.read("Aucun brouillon.")

      // The social worker finds it, opens it, and says that she has it.
      try worker.go("/reception", "Fiches reçues")
      try worker.read(reference)
      try PageCheck(browser: worker, name: "reception-une").checkShown()
      try worker.follow(reference)
      try worker.arrive(at: "Fiche \(reference)")
      try worker.decrypt(workerPassphrase, until: "saperlipopette")
      let shown = try worker.clearText()
      for text in Words.typed + ["NE PAS LAISSER DE MESSAGE", "Bourg-en-Bresse"] {
        #expect(shown.contains(text), "\(text): \(shown)")
      }
      try PageCheck(browser: worker, name: "fiche-recue-ouverte").checkShown()
      try worker.press("Accuser réception")
      try worker.read("Accusé de réception envoyé.")

      // She answers, reads it once more, and locks her key: nothing of it stays on the screen.
      try worker.choose("Issue", "Rendez-vous proposé")
      for name in ["dejaConnuCD", "dejaConnuCAF"] {
        try worker.session.first("[name='\(name)'][value=non]").click()
      }
      try worker.fill("Commentaire", Words.returned)
      try worker.press("Envoyer le retour")
      try worker.read("Retour envoyé.")
      try worker.decrypt(until: "carabistouille")
      try worker.lock()
      #expect(try worker.clearText().hasPrefix("Il est chiffré."))
      let source = try worker.session.source()
      for text in Words.typed + ["carabistouille"] { #expect(!source.contains(text), "\(text) stayed in the page") }

      // The intervenant reads the answer.
      try author.go("/fiches", "Fiches envoyées")
      try PageCheck(browser: author, name: "envoyees-une").checkShown()
      try author.follow(reference)
      try author.arrive(at: "Fiche \(reference)")
      try author.decrypt(until: "carabistouille")
      let answer = try author.clearText()
      #expect(answer.contains("Rendez-vous proposé") && answer.contains("saperlipopette"), "\(answer)")
      try PageCheck(browser: author, name: "fiche-envoyee-ouverte").checkShown()

      // A social worker of another secteur is told why it is not hers.
      let stranger = try Browser(.elsewhere, at: site)
      try PageCheck(browser: stranger, name: "fiche-d-un-autre-secteur").visit("/fiches/\(reference)", status: 403)
      try stranger.read("226-13")
      #expect(try !stranger.session.source().contains(Words.name))

      // Nothing left any of the four browsers but what each person meant to send, once.
      let all = Sent(
        requests: begun.requests
          + (try [author, worker, stranger].flatMap { try $0.watched().sent }))
      #expect(all.holdingPrivateKeys.isEmpty, "\(all.holdingPrivateKeys)")
      for secret in [Words.passphrase, workerPassphrase] { #expect(all.holding(secret).isEmpty, "a passphrase left") }
      for text in Words.typed {
        #expect(all.holding(text).map(\.description) == ["POST \(site.address)/fiches/nouvelle"], "\(text)")
      }
      #expect(
        all.holding("carabistouille").map(\.description) == ["POST \(site.address)/fiches/\(reference)/retour"])
    }

    @Test func `a private key that left would be found`() throws {
      let browser = try Browser(.intervenant, at: .current())
      try browser.open("/")
      for body in [
        // The label in two parts: whoever looks for keys in this repository must not find one here.
        "key", "btoa(String.fromCharCode(...key))", "'-----BEGIN ' + 'PRIVATE KEY-----'", "JSON.stringify({ d: 'x' })",
      ] {
        try browser.session.runUntilCalledBack(
          """
          const done = arguments[0];
          crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits'])
            .then(pair => crypto.subtle.exportKey('pkcs8', pair.privateKey))
            .then(bytes => { const key = new Uint8Array(bytes); return fetch('/api/fiches', { method: 'POST', body: \(body) }); })
            .then(() => done(), done);
          """)
      }
      let sent = Sent(requests: try browser.watched().sent)
      #expect(sent.holdingPrivateKeys.count == 4, "\(sent.holdingPrivateKeys)")
    }
  }
}
