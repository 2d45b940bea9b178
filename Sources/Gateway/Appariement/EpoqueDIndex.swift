public import Foundation
internal import Liaison

/// A quarter of a year: the fiches that are transmitted in it are indexed under one key, which is destroyed with the last
/// of them.
public struct EpoqueDIndex: Hashable, Sendable, Comparable, CustomStringConvertible {
  private let year: Int
  private let quarter: Int

  /// The quarter of an instant, in Paris.
  public init(_ instant: Date) {
    let (year, month, _) = HeureDeParis.day(of: instant).civil
    (self.year, quarter) = (year, (month + 2) / 3)
  }

  /// Reads `2026-T4`; nil for anything else.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 7, bytes[4] == UInt8(ascii: "-"), bytes[5] == UInt8(ascii: "T"),
      bytes[..<4].allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      (UInt8(ascii: "1")...UInt8(ascii: "4")).contains(bytes[6])
    else { return nil }
    year = bytes[..<4].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    quarter = Int(bytes[6] - UInt8(ascii: "0"))
  }

  /// The quarter before.
  var previous: EpoqueDIndex { EpoqueDIndex(year: quarter == 1 ? year - 1 : year, quarter: (quarter + 2) % 4 + 1) }

  private init(year: Int, quarter: Int) { (self.year, self.quarter) = (year, quarter) }

  /// By time.
  public static func < (a: EpoqueDIndex, b: EpoqueDIndex) -> Bool { (a.year, a.quarter) < (b.year, b.quarter) }
  /// `2026-T4`.
  public var description: String { "\(year)-T\(quarter)" }
}
