import Foundation
import Testing

@testable import Gateway

@Suite struct InstantsTests {
  @Test func `an instant is written as Foundation writes it, over all the years of four digits`() {
    var generator = SystemRandomNumberGenerator()
    let some = (0..<5000).map { _ in Double.random(in: -62_135_596_800..<253_402_300_800, using: &generator) }
    let edges: [Double] = [
      -62_135_596_800, -1, -0.001, 0, 0.999, 951_782_399, 951_782_400, 951_868_799, 951_868_800, 4_107_542_400,
      1_709_164_800, 253_402_300_799.5,
    ]
    // The Gregorian calendar begins in 1582 for Foundation, which counts Julian years before.
    for seconds in edges + some where seconds > -12_219_292_800 || seconds == 0 {
      let date = Date(timeIntervalSince1970: seconds)
      let whole = Date(timeIntervalSince1970: seconds.rounded(.down))
      #expect(Instants.text(date) == whole.formatted(.iso8601))
    }
    #expect(Instants.text(Date(timeIntervalSince1970: 1_795_255_199.9)) == "2026-11-21T09:59:59Z")
  }
}
