import SystemSupport
import Testing

extension BrowserTests {
  /// Danger: three fields, and it is with who can act.
  @Suite struct PerilJourney {
    @Test func `an avis de peril leaves at once, and is opened by who can act`() throws {
      let site = try Site.current()
      let passphrase = "rutabaga-zinzolin-escogriffe-tintamarre"
      try site.leaveKey(of: .officer, under: passphrase)
      let author = try Browser(.intervenant, at: site)
      try author.open("/")
      try author.follow("Transmission d’urgence")
      try author.arrive(at: "Transmission d’urgence")
      try author.type("qui", "Quetzalcoatline")
      try author.type("ou", "Chez la tante inventée")
      try author.type("danger", "Saperlipopette, il revient armé.")
      try author.choose("À qui", "commissariat-bourg (fictif) (Unité de police ou de gendarmerie)")
      try author.enter("Transmettre l’avis de péril")
      try author.read("L’avis de péril est parti.")
      try PageCheck(browser: author, name: "avis-a-justifier").checkShown()
      let path = try author.session.url().dropFirst(site.address.count).prefix { $0 != "?" }

      let officer = try Browser(.officer, at: site)
      try officer.open(String(path))
      try officer.decrypt(passphrase, until: "Saperlipopette")
      #expect(try officer.clearText().contains("Avis de péril · intervenant-police"))
      try PageCheck(browser: officer, name: "avis-ouvert").checkShown()
      try officer.lock()
      #expect(try officer.clearText().hasPrefix("Il est chiffré."))

      // Whoever was not asked to act is not even told that it exists.
      let stranger = try Browser(.elsewhere, at: site)
      try PageCheck(browser: stranger, name: "avis-introuvable").visit(String(path), status: 404)
      #expect(try !stranger.session.source().contains("Quetzalcoatline"))

      let sent = Sent(requests: try [author, officer, stranger].flatMap { try $0.watched().sent })
      #expect(sent.holding("Quetzalcoatline").map(\.description) == ["POST \(site.address)/peril"])
      #expect(sent.holding(passphrase).isEmpty && sent.holdingPrivateKeys.isEmpty)
    }
  }
}
