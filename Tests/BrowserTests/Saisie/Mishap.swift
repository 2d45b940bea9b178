import JSON
import SystemSupport

/// What happens to a request that the page sends for another page.
enum Mishap: String {
  /// It is answered with a page that tells of a problem.
  case problem
  /// It leaves no more: the network is gone.
  case cut
  /// It arrives and is done, and its answer does not come back.
  case lost
  /// It leaves a second and a half later.
  case late
}

extension Browser {
  /// Lets something happen to the requests whose method and address hold this; nothing does if nil. It holds until the
  /// browser loads a page by itself.
  func befall(_ mishap: Mishap?, _ address: String = "") throws {
    try session.run(
      """
      if (!globalThis.mishap) {
        const { open, send } = XMLHttpRequest.prototype;
        const is = (request, what) => mishap.what === what && request.asked.includes(mishap.address);
        XMLHttpRequest.prototype.open = function (method, url, ...rest) {
          this.asked = `${method} ${url}`;
          open.call(this, method, is(this, 'problem') ? '/nulle-part' : url, ...rest);
        };
        XMLHttpRequest.prototype.send = function (body) {
          if (is(this, 'cut')) return setTimeout(() => this.onerror());
          if (is(this, 'late')) return setTimeout(() => send.call(this, body), 1500);
          if (is(this, 'lost')) this.onload = this.onerror;
          send.call(this, body);
        };
      }
      globalThis.mishap = { what: arguments[0], address: arguments[1] };
      """, .string(mishap?.rawValue ?? ""), .string(address))
  }

  /// Makes the page one of a gateway that was started again since: its tokens are worth nothing.
  func growStale() throws {
    try session.run(
      """
      document.querySelector('meta[name=navette-jeton]').content = '00';
      for (const field of document.querySelectorAll('[name=_jeton]')) field.value = '00';
      """)
  }

  /// Makes the pages to come those of a gateway that serves other scripts.
  func upgrade() throws {
    try session.run(
      """
      globalThis.isBefore = true;
      const { get } = Object.getOwnPropertyDescriptor(XMLHttpRequest.prototype, 'response');
      Object.defineProperty(XMLHttpRequest.prototype, 'response', { get() {
        const page = get.call(this);
        const cles = page?.querySelector?.('meta[name=navette-cles]');
        if (cles) cles.content = '/ressources/cles-0000000000000000.js';
        return page;
      } });
      """)
  }

  /// What was sent by the page as an act, to addresses that end so.
  func acts(_ end: String) throws -> [String] {
    try watched().sent.filter { $0.method == "POST" && $0.url.hasSuffix(end) }.map(\.url)
  }

  func value(_ name: String) throws -> String? {
    try session.first("main [name='\(name)']").property("value").string
  }

  /// What a menu takes, told to the page as its keys do.
  func set(_ name: String, _ value: String) throws {
    try session.run(
      "const [field, value] = arguments; field.value = value; field.dispatchEvent(new Event('change', { bubbles: true }));",
      session.first("main [name='\(name)']").reference, .string(value))
  }
}
