import Foundation

/// Figures as people read them.
enum Figures {
  /// Operations a second, to three significant digits: `53,200`.
  static func rate(_ value: Double) -> String {
    guard value.isFinite, value < 1e15 else { return "-" }
    guard value >= 1000 else { return decimal(value, places: value < 10 ? 2 : value < 100 ? 1 : 0) }
    var step = 1.0
    while value / step >= 1000 { step *= 10 }
    return grouped(Int((value / step).rounded() * step))
  }

  /// Microseconds, with the unit that suits: `17.3 µs`, `4.20 ms`.
  static func duration(_ microseconds: Double) -> String {
    switch microseconds {
    case ..<1000: decimal(microseconds, places: microseconds < 100 ? 1 : 0) + " µs"
    case ..<1_000_000: decimal(microseconds / 1000, places: microseconds < 100_000 ? 2 : 0) + " ms"
    default: decimal(microseconds / 1_000_000, places: 2) + " s"
    }
  }

  /// A share, in whole percents.
  static func percent(_ ratio: Double) -> String { "\(decimal(ratio * 100, places: 0)) %" }

  /// What should be reached, and whether it is.
  static func target(_ outcome: Outcome) -> String {
    guard let target = outcome.target, let isMet = outcome.isMet else { return "" }
    let wanted =
      switch target {
      case .rate(let least): "≥ \(rate(least))/s"
      case .ratio(let least): "≥ \(percent(least))"
      case .median(let most): "p50 ≤ \(duration(most))"
      }
    return "\(wanted) \(isMet ? "met" : "MISSED")"
  }

  /// A number with a fixed number of decimals, whatever the locale.
  static func decimal(_ value: Double, places: Int) -> String {
    String(format: "%.\(places)f", locale: Locale(identifier: "en_US_POSIX"), value)
  }

  private static func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    return digits.enumerated().map { index, digit in
      index > 0 && (digits.count - index).isMultiple(of: 3) ? ",\(digit)" : "\(digit)"
    }.joined()
  }
}
