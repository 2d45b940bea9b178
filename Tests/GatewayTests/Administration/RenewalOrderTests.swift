import Cryptography
import Foundation
import Liaison
import Store
import Synchronization
import Testing

@testable import Gateway

/// Renewals and refreshes that run together: the last that is installed is never the older one.
struct RenewalOrderTests {
  /// Runs something that stops half-way, then something beside it, lets both end, and waits for them.
  private func race(
    _ slow: @escaping @Sendable (_ halfWay: @escaping @Sendable () -> Void) -> Void,
    _ quick: @escaping @Sendable () -> Void
  ) throws {
    let (arrived, go) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let both = DispatchGroup()
    let quickEnded = DispatchSemaphore(value: 0)
    DispatchQueue.global().async(group: both) {
      slow {
        arrived.signal()
        go.wait()
      }
    }
    try #require(arrived.wait(timeout: .now() + 30) == .success)
    DispatchQueue.global().async(group: both) {
      quick()
      quickEnded.signal()
    }
    // Time for it to overtake, if it can.
    _ = quickEnded.wait(timeout: .now() + 0.5)
    go.signal()
    try #require(both.wait(timeout: .now() + 30) == .success)
  }

  @Test func `a list read before a revocation is not published after the one that names it`() throws {
    let gateway = try TestGateway()
    let revoked = RevokedCertificate(serialNumber: [0x41, 7], date: TestClock.start, reason: .unspecified)
    let failures = Shared<[String]>([])
    let (trust, now) = (gateway.trust, gateway.clock.now)
    @Sendable func renew(_ list: @escaping @Sendable () -> [RevokedCertificate]) {
      do { try trust.renew(revoked: list(), at: now) } catch { failures.change { $0.append("\(error)") } }
    }
    try race(
      { halfWay in
        renew {
          halfWay()
          return []
        }
      },
      { renew { [revoked] } })
    #expect(failures.current.isEmpty)
    let published = gateway.published.current
    #expect(published.last?.revoked == [revoked])
    #expect(published.map(\.number) == published.map(\.number).sorted { ($0 ?? 0) < ($1 ?? 0) })
  }

  @Test func `a refresh that began before a new trust does not put the former one back`() throws {
    let gateway = try TestGateway()
    let halfWay = Mutex<(@Sendable () -> Void)?>(nil)
    let start = gateway.clock.now
    // The clock is read between the trust and the rows: there the slow one stops, once.
    let directory = try Directory(
      gateway.database, trust: gateway.directory.trust, communes: Communes.france(),
      clock: {
        let stop = halfWay.withLock { stop in
          defer { stop = nil }
          return stop
        }
        stop?()
        return start
      })
    let next = try gateway.trust.renew(revoked: [], at: gateway.clock.now.addingTimeInterval(60))
    let failures = Shared<[String]>([])
    @Sendable func refresh(_ trust: TrustStore?) {
      do { try directory.refresh(trust: trust) } catch { failures.change { $0.append("\(error)") } }
    }
    try race(
      { arrived in
        halfWay.withLock { $0 = arrived }
        refresh(nil)
      }, { refresh(next) })
    #expect(failures.current.isEmpty)
    #expect(directory.trust === next)
  }
}
