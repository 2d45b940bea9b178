import JSON
import SystemSupport
import Testing

extension BrowserTests {
  @Suite struct Navigation {
    private let privacy = "Ce que la passerelle voit et ne voit pas"

    @Test func `a link changes the page, not the memory in which an unlocked key lives`() throws {
      let browser = try Browser(.intervenant, at: .current())
      try browser.open("/")
      try browser.session.run("globalThis.inMemory = 'here'")
      try browser.follow(privacy)
      try browser.arrive(at: privacy)
      #expect(try browser.session.url() == browser.site.address + "/confidentialite")
      #expect(try browser.session.title() == privacy + " · Navette")
      #expect(try browser.session.run("return inMemory") == "here")
      #expect(try browser.session.focused().text() == privacy, "a screen reader must be told the new title")
      try browser.session.back()
      try browser.wait("the first page again") { try browser.session.url() == browser.site.address + "/" }
      #expect(try browser.session.run("return inMemory") == "here")
      #expect(try browser.watched().answers.count { $0.kind == "Document" } == 1)
      #expect(try browser.newErrors().isEmpty)
    }

    @Test func `without scripts a link goes to the same page`() throws {
      let browser = try Browser(.intervenant, at: .current())
      try browser.withoutScripts()
      try browser.open("/")
      try browser.follow(privacy)
      try browser.arrive(at: privacy)
      #expect(try browser.session.url() == browser.site.address + "/confidentialite")
      #expect(try browser.watched().answers.count { $0.kind == "Document" } == 2)
    }

    @Test func `the first key stroke of a page goes to the way past the navigation`() throws {
      let browser = try Browser(.intervenant, at: .current())
      try browser.open("/")
      try browser.session.press(Keys.tab)
      #expect(try browser.session.focused().text() == "Aller au contenu")
    }

    @Test func `going to a place of the same page keeps what was typed`() throws {
      let browser = try Browser(.intervenant, at: .current())
      try browser.open("/peril")
      let field = try browser.session.first("main textarea")
      try field.type("Ce qui a été tapé")
      try browser.session.run("document.activeElement.blur(); getSelection().removeAllRanges(); scrollTo(0, 0)")
      let way = try browser.session.first("a.evitement")
      try way.type(Keys.enter)
      try browser.wait("the focus to move") {
        try browser.session.run("return document.activeElement.id") == "contenu"
      }
      #expect(try browser.watched().sent.count { $0.url.hasSuffix("/peril") } == 1, "the page was asked for again")
      #expect(try field.property("value") == "Ce qui a été tapé")
    }
  }
}
