import JSON
import SystemSupport
import Testing

extension BrowserTests {
  /// The journal of a real gateway, verified by the browser of its auditor; then touched on its way, and refused.
  @Suite struct Verification {
    /// Says that the journal is what it says it is.
    private static let verified = "aucune différence"
    private static let different = "n’est pas ce qu’il devrait être"

    // A browser complains of what is not there: this journal has no witness, so neither their keys nor what they cosigned.
    private func outcome(_ browser: Browser) throws -> String {
      try browser.session.run("return document.querySelector('#constats')?.textContent ?? ''").string ?? ""
    }

    /// Asks for a verification and waits for what it says.
    private func verify(_ browser: Browser) throws -> String {
      _ = try browser.session.first("[name=commencer]:not([hidden])")
      try browser.press("Vérifier le journal")
      try browser.wait("the journal is verified") { try !outcome(browser).isEmpty }
      return try outcome(browser)
    }

    /// Has the page receive something else than what the gateway sends: what stands at some paths goes through a function.
    private func tamper(_ browser: Browser, at path: String, with change: String) throws {
      try browser.session.run(
        """
        const real = fetch;
        window.fetch = async (address, options) => {
          const answer = await real(address, options);
          if (!String(address).includes(arguments[0])) return answer;
          const bytes = new Uint8Array(await answer.arrayBuffer()), text = () => new TextDecoder().decode(bytes);
          \(change)
          return new Response(bytes, { status: answer.status });
        };
        """, .string(path))
    }

    private func auditor() throws -> Browser {
      let browser = try Browser(.auditor, at: .current())
      try browser.open("/audit/integrite")
      return browser
    }

    @Test func `a journal is verified in the browser, then shown to extend what was verified`() throws {
      let browser = try auditor()
      let first = try verify(browser)
      #expect(first.contains(Self.verified) && !first.contains(Self.different), "\(first)")
      #expect(first.contains("première vérification") && first.contains("donne d’elle-même"), "\(first)")
      try PageCheck(browser: browser, name: "integrite-verifiee").checkShown(status: 404)
      // What is read leaves a trace: the journal has grown meanwhile.
      try browser.open("/audit/entrees")
      try browser.open("/audit/integrite")
      let key = try #require(
        browser.session.run("return fetch('/journal/log.vkey').then(answer => answer.text())").string)
      try browser.session.first("[name=vkey]").type(String(key.prefix { !$0.isNewline }))
      let second = try verify(browser)
      #expect(second.contains(Self.verified), "\(second)")
      #expect(second.contains("prolonge celui de votre dernière vérification"), "\(second)")
      #expect(second.contains("celle que vous avez reçue par une autre voie"), "\(second)")
    }

    @Test(arguments: [
      ("tile/entries/000", "bytes[2 + 20] ^= 1;", "Entrée n° 0 "),
      ("tile/0/000", "bytes[32 * 3] ^= 1;", "Entrée n° 3 "),
      (
        "checkpoint", "const at = text().split('\\n', 2).join().length + 3; bytes[at] = bytes[at] === 65 ? 66 : 65;",
        "n’est pas signé"
      ),
    ])
    func `what was touched is told, in red, and is not remembered`(path: String, change: String, words: String) throws {
      let browser = try auditor()
      try tamper(browser, at: path, with: change)
      let said = try verify(browser)
      #expect(said.contains(Self.different) && !said.contains(Self.verified), "\(said)")
      #expect(said.contains(words), "\(said)")
      #expect(try browser.session.all("#constats .probleme").count == 1)
      #expect(try browser.session.run("return Object.keys(localStorage).length") == 0)
      try PageCheck(browser: browser, name: "integrite-differente").checkShown(status: 404)
    }

    @Test func `a signature by another key than the one received is told`() throws {
      let browser = try auditor()
      let other = try browser.session.run(
        """
        return (async () => {
          const name = document.querySelector('#verification').dataset.origine;
          const { publicKey } = await crypto.subtle.generateKey({ name: 'Ed25519' }, true, ['sign', 'verify']);
          const typed = [1, ...new Uint8Array(await crypto.subtle.exportKey('raw', publicKey))];
          const hash = await crypto.subtle.digest('SHA-256', new Uint8Array([...new TextEncoder().encode(name + '\\n'), ...typed]));
          const id = [...new Uint8Array(hash)].slice(0, 4).map(one => one.toString(16).padStart(2, '0')).join('');
          return `${name}+${id}+${btoa(String.fromCharCode(...typed))}`;
        })();
        """)
      try browser.session.first("[name=vkey]").type(try #require(other.string))
      let said = try verify(browser)
      #expect(said.contains(Self.different) && said.contains("n’est pas signé par la clé"), "\(said)")
      #expect(said.contains("une autre clé que celle que vous avez reçue"), "\(said)")
      try browser.session.first("[name=vkey]").clear()
      try browser.session.first("[name=vkey]").type("clé recopiée de travers")
      #expect(try verify(browser).contains("n’a pas la forme d’une clé"))
    }

    @Test func `without scripts the page says what else proves it`() throws {
      let browser = try Browser(.auditor, at: .current())
      try browser.withoutScripts()
      try browser.open("/audit/integrite")
      let page = try browser.session.first("main").text()
      #expect(page.contains("navette journal verify") && !page.contains("Vérifier le journal"), "\(page)")
    }
  }
}
