import JSON
import SystemSupport
import Testing

extension BrowserTests {
  /// The key of somebody who has left their desk.
  @Suite struct Locking {
    @Test func `after ten minutes without a gesture the key is locked and nothing in clear stays`() throws {
      let (worker, _) = try opened("abracadabrantesque")
      try worker.pass(minutes: 9)
      try worker.session.press(Keys.down)
      try worker.pass(minutes: 9)
      #expect(try worker.clearText().contains("abracadabrantesque"), "a gesture must begin the ten minutes anew")
      try worker.pass(minutes: 2)
      try worker.wait("the key is locked") { try worker.session.first("#verrou").text() == "Déverrouiller ma clé" }
      #expect(try !worker.session.source().contains("abracadabrantesque"))
      try worker.read("Clé verrouillée après dix minutes sans activité.")
      // Whoever comes back an hour later must still be told.
      try worker.pass(minutes: 60)
      try worker.read("Clé verrouillée après dix minutes sans activité.")
      try worker.decrypt(Site.phrase, until: "abracadabrantesque")
    }

    @Test func `a machine that slept has no open key when it wakes`() throws {
      let (worker, _) = try opened("galimatias")
      try worker.sleep(minutes: 11)
      #expect(try worker.clearText().contains("galimatias"), "nothing runs in a machine that sleeps")
      try worker.session.press(Keys.down)
      #expect(try worker.clearText().hasPrefix("Il est chiffré."))
      #expect(try worker.session.first("#verrou").text() == "Déverrouiller ma clé")
      #expect(try !worker.session.source().contains("galimatias"))
    }

    @Test func `a click locks it, a wrong passphrase does not open it and giving up leaves it locked`() throws {
      let (worker, reference) = try opened("perlimpinpin")
      try worker.lock()
      #expect(try !worker.session.source().contains("perlimpinpin"))
      try worker.press("Ouvrir et déchiffrer")
      let field = try worker.session.first("dialog[open] #phrase", within: 60)
      try field.type("ce-n-est-pas-elle" + Keys.enter)
      try worker.read("Ce n’est pas cette phrase de passe.")
      try PageCheck(browser: worker, name: "phrase-fausse").checkShown()
      try worker.session.press(Keys.escape)
      try worker.read("La clé est restée verrouillée.")
      #expect(try worker.session.all("dialog").isEmpty)
      #expect(try worker.session.first("#verrou").text() == "Déverrouiller ma clé")
      #expect(try Sent(requests: worker.watched().sent).holding("ce-n-est-pas-elle").isEmpty)
      #expect(try worker.session.url().hasSuffix(reference))
    }

    /// A social worker before a fiche that they have just opened, in a browser whose time can be told.
    private func opened(_ word: String) throws -> (Browser, String) {
      let site = try Site.current()
      let reference = try site.transmit("Récit inventé : \(word).")
      let worker = try site.sit(.worker, at: "/")
      try worker.holdTime()
      try worker.open("/fiches/\(reference)")
      try worker.decryptFiche(until: word)
      return (worker, reference)
    }
  }
}

extension Browser {
  /// Gives the pages to come a clock that tests can set: long timers wait for it, and no line of the site knows.
  func holdTime() throws {
    try session.devTools(
      "Page.addScriptToEvaluateOnNewDocument",
      [
        "source": """
        {
          const realTimeout = setTimeout, realClear = clearTimeout, realNow = Date.now, waiting = new Map();
          let ahead = 0, number = 1e9;
          Date.now = () => realNow() + ahead;
          globalThis.setTimeout = (act, delay, ...rest) => {
            if (!(delay >= 5000)) return realTimeout(act, delay, ...rest);
            waiting.set(++number, [Date.now() + delay, () => act(...rest)]);
            return number;
          };
          globalThis.clearTimeout = id => waiting.delete(id) || realClear(id);
          globalThis.sleepFor = delay => { ahead += delay; };
          globalThis.passTime = delay => {
            ahead += delay;
            for (const [id, [at, act]] of [...waiting]) if (at <= Date.now() && waiting.delete(id)) act();
          };
        }
        """
      ])
  }

  /// Lets time go by, with what was to happen in it.
  func pass(minutes: Int64) throws { try session.run("passTime(arguments[0] * 60000)", .integer(minutes)) }

  /// Lets time go by while the machine sleeps: its timers stop, its clock does not.
  func sleep(minutes: Int64) throws { try session.run("sleepFor(arguments[0] * 60000)", .integer(minutes)) }
}
