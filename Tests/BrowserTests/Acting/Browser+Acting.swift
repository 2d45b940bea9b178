import JSON
import SystemSupport

/// What a person does, named by what they read: a label, a button's or a link's words. What cannot be seen cannot be used.
extension Browser {
  /// Follows the link with these words.
  func follow(_ words: String) throws { try one(.link, words).click() }

  /// Presses the button with these words.
  func press(_ words: String) throws { try one(.button, words).click() }

  /// Types into the field with this label, in place of what was there.
  func fill(_ label: String, _ text: String) throws {
    let field = try one(.field, label)
    try field.clear()
    try field.type(text)
  }

  /// Gives a file to the field with this label.
  func attach(_ label: String, _ path: String) throws { try one(.field, label).type(path) }

  /// Ticks the box, or the choice among others, with this label.
  func tick(_ label: String) throws {
    let box = try one(.field, label)
    if try box.property("checked") != true { try box.click() }
  }

  /// Chooses, in the list with this label, the line with these words.
  func choose(_ label: String, _ line: String) throws {
    let list = try one(.field, label)
    let chosen = try session.run(
      Self.plain
        + """
        const [list, words] = arguments;
        const found = [...list.options].find(option => plain(option.textContent) === words);
        if (!found) return false;
        list.value = found.value;
        for (const event of ['input', 'change']) list.dispatchEvent(new Event(event, { bubbles: true }));
        return true;
        """, list.reference, .string(line))
    guard chosen == true else { throw SystemFault("the list « \(label) » has no line « \(line) »") }
  }

  /// Unfolds the section with these words, if it is folded.
  func unfold(_ words: String) throws {
    let summary = try one(.summary, words)
    if try session.run("return arguments[0].parentElement.open", summary.reference) != true { try summary.click() }
  }

  /// Waits until the page with this title is there, ready to be used.
  func arrive(at title: String) throws {
    try wait("the page « \(title) »") {
      let state = try session.run(
        Self.plain + "return document.body.ariaBusy === 'true' ? '' : plain(document.querySelector('h1')?.innerText)")
      return state == .string(title)
    }
  }

  /// Waits until the page says this somewhere.
  func read(_ words: String) throws {
    try wait("« \(words) » to be read") {
      try session.run(Self.plain + "return plain(document.body.innerText).includes(arguments[0])", .string(words))
        == true
    }
  }

  /// Waits, and tells where one was if it was in vain.
  func wait(_ what: String, within seconds: Double = 60, _ condition: () throws -> Bool) throws {
    do {
      try Wait.until(what, within: seconds, condition)
    } catch let fault as SystemFault {
      let errors = try newErrors()
      throw SystemFault("\(fault) on \(try session.whereabouts())\n\(errors)")
    }
  }

  /// What can be used, and how its words are found.
  private enum Kind: String {
    case link = "[...document.links].map(e => [e, e.innerText])"
    case button = "[...document.querySelectorAll('button')].map(e => [e, e.ariaLabel || e.innerText])"
    case field = "[...document.querySelectorAll('label')].map(e => [e.control, e.innerText])"
    case summary = "[...document.querySelectorAll('summary')].map(e => [e, e.innerText])"
  }

  /// Spaces are written in several ways, and read in one.
  private static let plain = "const plain = text => (text ?? '').replace(/\\s+/g, ' ').trim();\n"

  /// The one thing with these words: exactly these, or else these at the beginning.
  private func one(_ kind: Kind, _ words: String) throws -> Element {
    var found: [Element] = []
    try wait("one \(kind) « \(words) »") {
      found = try session.elements(
        Self.plain
          + """
          const all = \(kind.rawValue).filter(([e]) => e && e.checkVisibility({ visibilityProperty: true }))
            .map(([e, text]) => [e, plain(text)]);
          const exact = all.filter(([, text]) => text === arguments[0]);
          return (exact.length ? exact : all.filter(([, text]) => text.startsWith(arguments[0]))).map(([e]) => e);
          """, .string(words))
      return found.count == 1
    }
    return found[0]
  }
}
