import Foundation
import JSON
import SystemSupport
import Testing

extension BrowserTests {
  /// The commune of a person, found as it is typed among all those of France.
  @Suite struct Completion {
    /// Every key is followed by the list that it calls for; how soon is printed, for whoever asks.
    @Test func `each key is followed by the communes that begin so, and the last one has the last word`() throws {
      let browser = try Browser(.intervenant, at: .current())
      let session = browser.session
      try browser.open("/fiches/nouvelle")
      let field = try session.first("[name='fiche/coordonnees/commune']")
      // What completes comes with the first gesture.
      try field.click()
      try browser.wait("the completion is there") { try field.attribute("role") == "combobox" }
      try session.run(
        """
        globalThis.delays = [];
        let pressed = 0;
        const field = arguments[0], list = document.querySelector('[role=listbox]');
        field.addEventListener('keydown', () => { pressed = performance.now(); }, true);
        new MutationObserver(() => { if (pressed && list.childElementCount) delays.push(performance.now() - pressed); pressed = 0; })
          .observe(list, { childList: true });
        """, field.reference)
      for (typed, expected) in [
        ("bourg-en-bresse", "Bourg-en-Bresse"), ("saint-etienne", "Saint-Étienne"), ("marseille", "Marseille"),
        ("oyonnax", "Oyonnax"), ("châtillon-sur-ch", "Châtillon-sur-Chalaronne"),
      ] {
        try field.clear()
        var shown = ""
        for (count, key) in typed.enumerated() {
          try field.type(String(key))
          guard count > 0 else { continue }
          let text = String(typed.prefix(count + 1))
          try browser.wait("the list for « \(text) »") {
            shown = try session.run("return document.querySelector('[role=option]')?.textContent ?? ''").string ?? ""
            return plain(shown).hasPrefix(plain(text))
          }
        }
        #expect(shown.hasPrefix(expected), "\(shown)")
      }
      let delays = (try session.run("return delays").array ?? []).compactMap { Browser.number($0) }.sorted()
      #expect(delays.count > 30)
      let (median, longest) = (delays[delays.count / 2], delays[delays.count - 1])
      print("completion: \(delays.count) keys, median \(median) ms, longest \(longest) ms")
      // Typed at once, what is shown is what the last key calls for, whichever answer came last.
      try field.clear()
      try field.type("saint-denis-en-b")
      try browser.wait("the last list") { try session.all("[role=option]").count == 1 }
      #expect(try session.first("[role=option]").text().hasPrefix("Saint-Denis-en-Bugey"))
      try session.press(Keys.enter)
      #expect(try field.property("value") == "Saint-Denis-en-Bugey (01345)")
    }

    private func plain(_ text: String) -> String {
      text.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil).replacing("-", with: " ")
    }
  }
}
