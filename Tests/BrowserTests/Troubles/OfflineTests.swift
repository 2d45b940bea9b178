import JSON
import SystemSupport
import Testing

extension BrowserTests {
  /// Without network, or with a gateway that cannot: nothing is lost, and what to do is told.
  @Suite struct Troubles {
    @Test func `without network a page stays, says so, keeps what was typed and the key, and goes on afterwards`()
      throws
    {
      let site = try Site.current()
      let reference = try site.transmit("Récit inventé : charivari.")
      let worker = try site.sit(.worker, at: "/fiches/\(reference)")
      try worker.decryptFiche(until: "charivari")
      try worker.unfold("Ajouter un message à l’auteur")
      try worker.fill("Message", "Reçu, inventé.")
      try worker.goOffline(true)
      try worker.press("Accuser réception")
      try worker.read("La passerelle ne répond pas. Votre saisie est conservée : réessayez")
      try PageCheck(browser: worker, name: "hors-ligne-envoi").checkShown(status: 599)
      try worker.session.first("nav a[href='/reception']").click()
      try worker.read("La passerelle ne répond pas. Cette page reste ouverte telle quelle")
      #expect(try worker.clearText().contains("charivari"))
      #expect(try worker.session.first("[name=message]").property("value") == "Reçu, inventé.")
      try worker.goOffline(false)
      try worker.press("Accuser réception")
      try worker.read("Accusé de réception envoyé.")
      #expect(try worker.session.first("#verrou").text() == "Verrouiller ma clé")
      try worker.goOffline(true)
      try worker.press("Ouvrir et déchiffrer")
      try worker.wait("the opening is refused") { try !worker.session.all("#lecture .probleme").isEmpty }
      try worker.read("La passerelle ne répond pas. Rien n’est perdu : réessayez dans un instant.")
      try worker.goOffline(false)
      try worker.decrypt(until: "charivari")
    }

    @Test func `a usual fiche is written with the keyboard alone, outlives the loss of the network, and is sent once`()
      throws
    {
      let site = try Site.current()
      let author = try site.sit(.intervenant, at: "/fiches/nouvelle")
      try author.countKeys()
      let begun = ContinuousClock.now
      try author.writeBeginning()
      try author.writeRest()
      print("a usual fiche: \(try author.keys()) keys, \(ContinuousClock.now - begun)")
      try author.goOffline(true)
      try author.enter("Transmettre")
      try author.read("Votre saisie est conservée : réessayez, rien ne partira deux fois.")
      try author.goOffline(false)
      #expect(try author.session.first("[name='fiche/identite/nom']").property("value") == "Quetzalcoatline")
      try author.enter("Transmettre")
      try author.arrive(at: "Fiche transmise")
      #expect(try author.keys().clicks == 0)
      let sent = try AgentClient(site.installation, .intervenant).box("envoyees").map { $0["reference"]?.string }
      let reference = try author.session.first("[data-transmise] .references").text()
      #expect(sent.count { $0 == reference } == 1)
    }

    @Test func `a gateway that cannot write says so in its page, and what was typed is there to be sent again`() throws
    {
      let site = try Site.current()
      let reference = try site.transmit("Récit inventé : tintamarre.")
      let worker = try site.sit(.worker, at: "/fiches/\(reference)")
      try worker.decryptFiche(until: "tintamarre")
      let lock = try DatabaseLock(site.installation)
      try worker.unfold("Ajouter un message à l’auteur")
      try worker.fill("Message", "Reçu, inventé.")
      try worker.press("Accuser réception")
      try worker.read("réessayez")
      #expect(try worker.watched().answers.last { $0.url.hasSuffix("/accuse") }?.status == 503)
      try PageCheck(browser: worker, name: "passerelle-occupee").checkShown(status: 503)
      try worker.session.first("nav a[href='/reception']").click()
      try worker.wait("a page of the site") { try worker.session.url().hasSuffix("/reception") }
      try worker.read("réessayez")
      try PageCheck(browser: worker, name: "passerelle-occupee-liste").checkShown(status: 503)
      lock.release()
      try worker.go("/reception", "Fiches reçues")
      try worker.follow(reference)
      try worker.decrypt(until: "tintamarre")
    }
  }
}

extension Browser {
  /// Pulls the plug, or puts it back.
  func goOffline(_ isOffline: Bool) throws {
    try session.devTools(
      "Network.emulateNetworkConditions",
      ["offline": .bool(isOffline), "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1])
  }
}
