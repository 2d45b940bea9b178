import JSON
import SystemSupport

/// A form filled in without a mouse: the Tab key goes from field to field, in the page's order.
extension Browser {
  /// Types into the next field of that name.
  func type(_ name: String, _ text: String) throws {
    try reach(name)
    try session.press(text)
  }

  /// Takes a line of a menu by its first letters.
  func pick(_ name: String, _ letters: String, _ value: String) throws {
    try type(name, letters)
    let taken = try session.focused().property("value")
    guard taken == .string(value) else { throw SystemFault("« \(letters) » took \(taken) in \(name)") }
  }

  /// Ticks a box.
  func check(_ name: String, _ value: String) throws {
    try reach(name, value)
    try session.press(Keys.space)
  }

  /// Takes one of several choices with the arrows.
  func take(_ name: String, _ value: String) throws {
    try reach(name)
    for _ in 0..<20 {
      let choice = try session.focused()
      if try choice.property("value") == .string(value) {
        if try choice.property("checked") != true { try session.press(Keys.space) }
        return
      }
      try session.press(Keys.down)
    }
    throw SystemFault("no choice \(value) of \(name)")
  }

  /// Unfolds the next section with these words.
  func openFolded(_ words: String) throws {
    try tab("the section « \(words) »") { focus in focus["words"]?.string?.hasPrefix(words) == true }
    try session.press(Keys.enter)
  }

  /// Counts the keys from now on, those of pages that come by links too.
  func countKeys() throws {
    try session.run(
      "globalThis.keys = { all: 0, tabs: 0, clicks: 0 };"
        + "addEventListener('keydown', event => { keys.all++; if (event.key === 'Tab') keys.tabs++; }, true);"
        + "addEventListener('pointerdown', () => { keys.clicks++; }, true)")
  }

  /// How many were pressed since, how many of them only went from field to field, and how often a mouse was needed.
  func keys() throws -> (all: Int64, tabs: Int64, clicks: Int64) {
    let keys = try session.run("return keys")
    return (keys["all"]?.integer ?? 0, keys["tabs"]?.integer ?? 0, keys["clicks"]?.integer ?? -1)
  }

  /// Goes to the next button with these words and presses it.
  func enter(_ words: String) throws {
    try tab("the button « \(words) »") { focus in focus["words"] == .string(words) }
    try session.press(Keys.enter)
  }

  private func reach(_ name: String, _ value: String? = nil) throws {
    try tab(name) { focus in
      focus["name"] == .string(name) && (value == nil || focus["value"] == value.map(JSON.string))
    }
  }

  /// Presses Tab until the keyboard is there.
  private func tab(_ what: String, _ isThere: (JSON) -> Bool) throws {
    for _ in 0..<150 {
      let focus = try session.run(
        """
        const focus = document.activeElement;
        return { name: focus.name ?? '', value: focus.value ?? '', words: /button|summary/.test(focus.localName) ? focus.innerText : '' };
        """)
      if isThere(focus) { return }
      try session.press(Keys.tab)
    }
    throw SystemFault("the Tab key does not go to \(what) on \(try session.whereabouts())")
  }
}
