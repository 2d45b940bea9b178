/// One attribute of an element. Its value is escaped; its name comes from this list, which has no handler and no style.
public struct Attribute: Sendable, Equatable {
  let markup: String

  private init(_ name: String, _ value: String) { markup = " \(name)=\"\(Escaping.escape(value))\"" }
  private init(flag name: String) { markup = " " + name }
  private init() { markup = "" }

  /// No attribute.
  public static let none = Attribute()

  /// This attribute, under a condition.
  public func when(_ condition: Bool) -> Attribute { condition ? self : .none }

  // Every element.
  /// `id`.
  public static func id(_ value: String) -> Attribute { Attribute("id", value) }
  /// `class`: names of the stylesheet, separated by spaces.
  public static func `class`(_ value: String) -> Attribute { Attribute("class", value) }
  /// `lang`.
  public static func lang(_ value: String) -> Attribute { Attribute("lang", value) }
  /// `role`.
  public static func role(_ value: String) -> Attribute { Attribute("role", value) }
  /// `hidden`.
  public static let hidden = Attribute(flag: "hidden")
  /// `tabindex`.
  public static func tabindex(_ value: Int) -> Attribute { Attribute("tabindex", "\(value)") }
  /// `aria-…`.
  public static func aria(_ name: Name, _ value: String) -> Attribute { Attribute("aria-\(name.text)", value) }
  /// `data-…`, for the script.
  public static func data(_ name: Name, _ value: String = "") -> Attribute { Attribute("data-\(name.text)", value) }

  // Links and forms.
  /// `href`.
  public static func href(_ value: Link) -> Attribute { Attribute("href", value.text) }
  /// `src`.
  public static func src(_ value: Link) -> Attribute { Attribute("src", value.text) }
  /// `action`.
  public static func action(_ value: Link) -> Attribute { Attribute("action", value.text) }
  /// `rel`.
  public static func rel(_ value: String) -> Attribute { Attribute("rel", value) }
  /// `download`, with the name of the file.
  public static func download(_ value: String = "") -> Attribute { Attribute("download", value) }
  /// `method="post"`.
  public static let post = Attribute("method", "post")
  /// `name`.
  public static func name(_ value: String) -> Attribute { Attribute("name", value) }
  /// `type`.
  public static func type(_ value: String) -> Attribute { Attribute("type", value) }
  /// `value`.
  public static func value(_ value: String) -> Attribute { Attribute("value", value) }
  /// `content` of a `meta`.
  public static func content(_ value: String) -> Attribute { Attribute("content", value) }
  /// `charset` of a `meta`.
  public static func charset(_ value: String) -> Attribute { Attribute("charset", value) }
  /// `for`.
  public static func `for`(_ value: String) -> Attribute { Attribute("for", value) }
  /// `checked`.
  public static let checked = Attribute(flag: "checked")
  /// `selected`.
  public static let selected = Attribute(flag: "selected")
  /// `disabled`.
  public static let disabled = Attribute(flag: "disabled")
  /// `required`.
  public static let required = Attribute(flag: "required")
  /// `multiple`.
  public static let multiple = Attribute(flag: "multiple")
  /// `size`: the lines of a menu that are in view.
  public static func size(_ value: String) -> Attribute { Attribute("size", value) }
  /// `open`, of a `details`.
  public static let open = Attribute(flag: "open")
  /// `novalidate`: the gateway's messages say more than the browser's.
  public static let novalidate = Attribute(flag: "novalidate")
  /// `autocomplete`.
  public static func autocomplete(_ value: String) -> Attribute { Attribute("autocomplete", value) }
  /// `spellcheck`.
  public static func spellcheck(_ value: Bool) -> Attribute { Attribute("spellcheck", value ? "true" : "false") }
  /// `writingsuggestions`: text that a browser proposes, often from its maker's servers.
  public static func writingsuggestions(_ value: Bool) -> Attribute {
    Attribute("writingsuggestions", value ? "true" : "false")
  }
  /// `max`.
  public static func max(_ value: String) -> Attribute { Attribute("max", value) }
  /// `rows`.
  public static func rows(_ value: Int) -> Attribute { Attribute("rows", "\(value)") }

  // Tables and times.
  /// `scope`.
  public static func scope(_ value: String) -> Attribute { Attribute("scope", value) }
  /// `datetime`.
  public static func datetime(_ value: String) -> Attribute { Attribute("datetime", value) }

  /// The end of an attribute's name, written in the source.
  public struct Name: ExpressibleByStringLiteral, Sendable {
    let text: String

    /// - Precondition: lowercase letters, digits and hyphens.
    public init(stringLiteral text: StaticString) {
      self.text = "\(text)"
      precondition(
        !self.text.isEmpty
          && self.text.utf8.allSatisfy { (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2d })
    }
  }
}
