/// An hour of the day, to the minute: `08:30`.
public struct HeureLocale: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Minutes since midnight, 0..<1440.
  public let minutes: Int

  /// An hour from its parts.
  /// - Throws: `invalidHour`.
  public init(_ heure: Int, _ minute: Int = 0) throws(LiaisonError) {
    guard (0..<24).contains(heure), (0..<60).contains(minute) else { throw LiaisonError(.invalidHour) }
    minutes = heure * 60 + minute
  }

  /// Parses `08:30`: five characters.
  /// - Throws: `invalidHour`.
  public init(_ text: String) throws(LiaisonError) {
    let bytes = Array(text.utf8)
    let digits = [0, 1, 3, 4].compactMap { index -> Int? in
      guard index < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) else { return nil }
      return Int(bytes[index] - UInt8(ascii: "0"))
    }
    guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"), digits.count == 4 else { throw LiaisonError(.invalidHour) }
    try self.init(digits[0] * 10 + digits[1], digits[2] * 10 + digits[3])
  }

  /// `00:00`, the start of a day.
  public static let minuit = HeureLocale(trustedMinutes: 0)

  init(trustedMinutes: Int) { minutes = trustedMinutes }

  /// `08:30`.
  public var description: String {
    let (h, m) = (minutes / 60, minutes % 60)
    return "\(h < 10 ? "0" : "")\(h):\(m < 10 ? "0" : "")\(m)"
  }

  /// Chronological order.
  public static func < (a: HeureLocale, b: HeureLocale) -> Bool { a.minutes < b.minutes }
}
