/// Keys that write nothing, as WebDriver names them (W3C WebDriver 2, 15.4.2).
enum Keys {
  static let enter = "\u{E007}"
  static let tab = "\u{E004}"
  static let shift = "\u{E008}"
  static let escape = "\u{E00C}"
  static let space = "\u{E00D}"
  static let left = "\u{E012}"
  static let up = "\u{E013}"
  static let right = "\u{E014}"
  static let down = "\u{E015}"
  /// Lets go of those that are held, such as ``shift``.
  static let release = "\u{E000}"
}
