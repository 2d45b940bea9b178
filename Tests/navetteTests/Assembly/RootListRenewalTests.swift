import Authority
import Cryptography
import Foundation
import Testing

@testable import navette

struct RootListRenewalTests {
  private static let start = Date(timeIntervalSince1970: 1_795_255_200)
  private static let revoked = RevokedCertificate(serialNumber: [0x41, 7], date: start, reason: .superseded)

  private func later(days: Double) -> Date { Self.start.addingTimeInterval(days * 86_400) }

  private func chain() throws -> (Authorities, CertificateRevocationList) {
    let chain = try Authorities(now: Self.start)
    return (chain, try chain.root.makeRevocationList(revoked: [Self.revoked], number: 3, at: Self.start))
  }

  @Test(arguments: [0, 300, 400]) func `the next list is the root's, says all that the last one said, and lasts a year`(
    day: Double
  ) throws {
    let (chain, old) = try chain()
    let renewal = try RootListRenewal(of: old, by: chain.root.certificate, key: chain.rootKey, at: later(days: day))
    #expect(renewal.number == 4 && renewal.list.number == 4)
    #expect(renewal.list.revoked == [Self.revoked])
    #expect(renewal.list.nextUpdate == later(days: day + 370))
    #expect(renewal.list.isSigned(by: chain.root.certificate))
  }

  @Test func `another key, another authority's list, or a clock that runs before the list is refused`() throws {
    let (chain, old) = try chain()
    let root = chain.root.certificate
    #expect(throws: CommandError.self) {
      try RootListRenewal(of: old, by: root, key: chain.issuingKey, at: later(days: 1))
    }
    let foreign = try Authorities(now: Self.start).root.makeRevocationList(revoked: [], number: 9, at: Self.start)
    #expect(throws: CommandError.self) {
      try RootListRenewal(of: foreign, by: root, key: chain.rootKey, at: later(days: 1))
    }
    let below = try chain.issuing.makeRevocationList(revoked: [], number: 9, at: Self.start)
    #expect(throws: CommandError.self) {
      try RootListRenewal(of: below, by: root, key: chain.rootKey, at: later(days: 1))
    }
    #expect(throws: CommandError.self) {
      try RootListRenewal(of: old, by: root, key: chain.rootKey, at: later(days: -1))
    }
  }
}
