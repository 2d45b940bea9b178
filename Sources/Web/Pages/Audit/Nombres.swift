internal import JSON

/// Numbers as people read them: `12 345`, with spaces that do not break.
enum Nombres {
  static func text(_ number: Int64) -> String {
    let digits = Array(String(number.magnitude))
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place).isMultiple(of: 3) { text += "\u{202f}" }
      text.append(digit)
    }
    return (number < 0 ? "−" : "") + text
  }

  static func text(_ number: JSON?) -> String { text(number?.integer ?? 0) }
}
