import JSON
import SystemSupport
import Testing

extension BrowserTests {
  /// Another passphrase for the same key.
  @Suite struct Passphrase {
    @Test func `a passphrase that is changed opens the key, the former one nothing, and neither leaves the browser`()
      throws
    {
      let site = try Site.current()
      try site.welcome(.forgetful)
      let browser = try Browser(.forgetful, at: site)
      let former = try browser.makeKey()
      try browser.open("/cle")
      let chosen = try browser.session.first("#cle-changer [data-proposition]").text()
      try browser.change(from: "ce-n-est-pas-elle", to: chosen)
      let fault = try browser.session.first("#cle-changer [data-faute]")
      try browser.wait("a wrong passphrase is refused") { try !fault.text().isEmpty }
      // Nothing was changed by what was refused.
      try browser.open("/cle")
      try browser.change(from: former, to: chosen)
      try browser.read("Votre phrase de passe est changée.")
      try browser.open("/")
      try browser.press("Déverrouiller ma clé")
      try browser.session.first("dialog[open] #phrase", within: 60).type(former + Keys.enter)
      try browser.read("Ce n’est pas cette phrase de passe.")
      try browser.open("/")
      try browser.unlock(chosen)
      let sent = Sent(requests: try browser.watched().sent)
      #expect(sent.holding(former).isEmpty && sent.holding(chosen).isEmpty)
    }
  }
}

extension Browser {
  fileprivate func change(from former: String, to chosen: String) throws {
    try session.first("#cle-ancienne").type(former)
    try session.first("#cle-suivante").type(chosen)
    try session.first("#cle-suivante-bis").type(chosen)
    try press("Changer de phrase de passe")
  }
}

extension Post {
  /// Whose key is still to be made, and whose passphrase changes.
  fileprivate static let forgetful = Post(
    name: "ts-bourg-5", role: "travailleur-social", secrecy: "profession", body: "secteur-bourg", attester: "cadre")
}
