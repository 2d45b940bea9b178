import JSON
import SystemSupport
import Testing

/// What holds for every page, whoever looks at it and in whatever state it is.
struct PageCheck {
  let browser: Browser
  /// What pictures of the page are called.
  let name: String

  private var session: Session { browser.session }

  /// What a page, its stylesheet and its script may weigh together, before compression.
  private static let budget = 60 * 1024

  /// Goes to a page and checks it.
  /// - Parameter status: what it must be answered with.
  func visit(_ path: String, status: Int = 200) throws {
    let before = try browser.watched()
    try session.show(.desktop)
    try browser.open(path)
    let answers = try browser.watched().answers.dropFirst(before.answers.count)
    let document = answers.last { $0.kind == "Document" }
    #expect(document?.status == status, "\(name): \(path)")
    try checkShown(status: status)
    let weight = try weight()
    #expect(weight > 1024 && weight < Self.budget, "\(name): \(weight) bytes")
  }

  /// Checks the page that is shown, as it is now, at each width, light and dark.
  /// - Parameter status: what it was answered with, of which a browser complains when it is a refusal.
  ///   599, which no server answers, when it was not answered at all.
  func checkShown(status: Int = 200) throws {
    #expect(try session.run("return document.documentElement.lang").string == "fr", "\(name)")
    let titles = try session.all("h1").map { try $0.text() }
    #expect(titles.count == 1 && !titles[0].isEmpty, "\(name): \(titles)")
    #expect(try session.title() == (titles.first ?? "") + " · Navette", "\(name)")
    for appearance in Appearance.all {
      try session.show(appearance)
      try checkWidth(appearance)
      try Screenshots.keep(name, appearance, session)
      guard appearance.isJudged, Axe.isHere else { continue }
      let violations = try Axe.violations(session)
      #expect(violations.isEmpty, "\(name) at \(appearance): \(violations)")
    }
    try session.show(.zoomed)
    try checkWidth(.zoomed)
    try session.show(.desktop)
    let told = status < 400 ? nil : status == 599 ? "net::ERR_INTERNET_DISCONNECTED" : "the server responded with"
    let errors = try browser.newErrors().filter { line in told.map { !line.text.contains($0) } ?? true }
    #expect(errors.isEmpty, "\(name): \(errors)")
  }

  /// Nothing needs to be scrolled sideways, neither the page nor a part of it that hides the rest.
  private func checkWidth(_ appearance: Appearance) throws {
    let wide = try session.run(
      """
      const page = document.documentElement;
      if (page.scrollWidth > page.clientWidth || innerWidth > arguments[0]) return `the page: ${page.scrollWidth} > ${page.clientWidth}`;
      const out = [...document.querySelectorAll('body *')].filter(e => {
        const box = e.getBoundingClientRect();
        return box.width && box.left >= 0 && box.right > page.clientWidth + 1;
      });
      return out.map(e => `${e.localName}.${e.className} to ${e.getBoundingClientRect().right}`).join(', ');
      """, .integer(Int64(appearance.width)))
    #expect(wide == "", "\(name) at \(appearance): it must be scrolled sideways: \(wide)")
  }

  /// Everything that was fetched to show the page, decoded.
  private func weight() throws -> Int64 {
    try session.run(
      """
      const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
      return all.reduce((sum, entry) => sum + entry.decodedBodySize, 0);
      """
    ).integer ?? 0
  }
}
