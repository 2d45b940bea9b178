/// Keys that write nothing, as WebDriver names them (W3C WebDriver 2, 15.4.2).
enum Keys {
  static let enter = "\u{E007}"
  static let tab = "\u{E004}"
  static let escape = "\u{E00C}"
  static let space = "\u{E00D}"
  static let down = "\u{E015}"
}
