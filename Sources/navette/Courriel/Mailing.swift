import Dispatch
import Foundation
import Gateway
import Liaison

/// Which program takes mail, and from whom messages are.
struct MailConfiguration: Sendable {
  let program: FilePath
  let from: Courriel
}

/// Sends what is in the outbox, every few seconds, on a thread of its own: a mail server may be slow.
final class Mailing: Sendable {
  /// In seconds.
  private static let period = 15
  private let renewal: Renewal

  /// - Parameters:
  ///   - site: where agents find the gateway.
  ///   - tell: says a line to whoever operates the gateway.
  init(
    _ configuration: MailConfiguration, of gateway: Gateway, site: String, now: @escaping @Sendable () -> Date,
    tell: @escaping @Sendable (String) -> Void
  ) {
    let carrier = SendmailCarrier(program: configuration.program)
    let chore = Upkeep.Chore(code: "courriels", name: "sending notifications", period: TimeInterval(Self.period)) {
      let tally = try gateway.sendOutbox(from: configuration.from, site: site, through: carrier)
      if tally.abandoned > 0 { tell("navette: \(tally.abandoned) notification(s) given up after days of attempts") }
      if tally.postponed > 0, tally.sent == 0 { throw MailNotTaken() }
    }
    let upkeep = Upkeep([chore], now: now, tell: tell)
    renewal = Renewal(every: Self.period, on: DispatchQueue(label: "navette.courriels", qos: .utility)) {
      upkeep.run()
    }
  }

  func stop() { renewal.cancel() }
}

/// The mail server took nothing: its operator is told, once, and when it takes messages again.
struct MailNotTaken: Error {}
