import JSON
import SystemSupport

/// An element of the page that is shown; of no use once the page is another.
struct Element {
  /// The name that the recommendation gives to references to elements (W3C WebDriver 2, 11).
  private static let key = "element-6066-11e4-a52e-4f735466cecf"

  private let session: Session
  private let id: String

  fileprivate init(_ session: Session, _ value: JSON) throws {
    guard let id = value[Self.key]?.string else { throw SystemFault("what was found is no element") }
    (self.session, self.id) = (session, id)
  }

  private var path: String { "element/\(id)" }

  /// What a script takes for this element.
  var reference: JSON { .object(JSONObject(members: [(Self.key, .string(id))])) }

  func click() throws { try session.post("\(path)/click") }
  func clear() throws { try session.post("\(path)/clear") }
  /// Types into it, key after key; see ``Keys`` for those that write nothing. To a field of files: their paths.
  func type(_ text: String) throws { try session.post("\(path)/value", ["text": .string(text)]) }

  /// What a person sees of it.
  func text() throws -> String { try session.get("\(path)/text").string ?? "" }
  func attribute(_ name: String) throws -> String? { try session.get("\(path)/attribute/\(name)").string }
  func property(_ name: String) throws -> JSON { try session.get("\(path)/property/\(name)") }
  func isDisplayed() throws -> Bool { try session.get("\(path)/displayed").bool ?? false }
}

extension Session {
  /// The elements that a script gives, in a list.
  func elements(_ body: String, _ arguments: JSON...) throws -> [Element] {
    let given = try post("execute/sync", ["script": .string(body), "args": .array(arguments)])
    return try (given.array ?? []).map { try Element(self, $0) }
  }

  /// All that a CSS selector finds now.
  func all(_ selector: String) throws -> [Element] {
    let found = try post("elements", ["using": "css selector", "value": .string(selector)])
    return try (found.array ?? []).map { try Element(self, $0) }
  }

  /// The first that a CSS selector finds, as soon as there is one.
  /// - Throws: ``SystemFault``, which tells where one was, when there is none after that long.
  func first(_ selector: String, within seconds: Double = 30) throws -> Element {
    var found: Element?
    do {
      try Wait.until("there is `\(selector)`", within: seconds) {
        found = try all(selector).first
        return found != nil
      }
    } catch is SystemFault {}
    guard let found else { throw SystemFault("no `\(selector)` after \(seconds) s on \(try whereabouts())") }
    return found
  }

  /// The element that has the keyboard.
  func focused() throws -> Element { try Element(self, try get("element/active")) }

  /// Presses keys on whatever has the keyboard.
  func press(_ keys: String) throws { try focused().type(keys) }

  /// Which page this is, and the beginning of what it says.
  func whereabouts() throws -> String {
    let text = try run("return document.body ? document.body.innerText : ''").string ?? ""
    return "\(try url()) « \(try title()) »:\n\(text.prefix(1500))"
  }
}
