import SystemSupport
import Testing

extension BrowserTests {
  /// Every page of every role, at telephone and desktop widths, light and dark.
  @Suite(.enabled(if: Axe.isHere, "\(Axe.whatIsMissing)")) struct PageWalk {
    @Test(arguments: [Post.intervenant, .worker, .cadre, .officer, .commander, .auditor, .dpo, .administrator])
    func `every page is found, titled, light, quiet, narrow enough and accessible`(post: Post) throws {
      let browser = try Browser(post, at: .current())
      for page in SitePage.all(for: post) {
        try PageCheck(browser: browser, name: "\(page.name)-\(post.name)").visit(page.path, status: page.status)
      }
    }

    @Test func `a page that was spoilt is reported, in light and in dark`() throws {
      let browser = try Browser(.intervenant, at: .current())
      try browser.open("/")
      #expect(try Axe.violations(browser.session).isEmpty)
      try browser.session.run(
        """
        const text = document.createElement('p');
        text.textContent = 'Illisible';
        text.style.color = 'rgb(120, 120, 120)';
        text.style.backgroundColor = 'rgb(140, 140, 140)';
        document.querySelector('main').append(text, document.createElement('input'));
        """)
      for appearance in [Appearance.desktop, .darkTelephone] {
        try browser.session.show(appearance)
        let rules = Set(try Axe.violations(browser.session).map(\.rule))
        #expect(rules.isSuperset(of: ["color-contrast", "label"]), "\(rules)")
      }
    }
  }
}
