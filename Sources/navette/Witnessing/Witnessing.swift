import Cryptography
import Foundation
import Gateway
import JSON
import Journal
import Store

/// The witnesses of a running server: asked on a thread of their own, so that a slow one delays nothing else.
final class Witnessing: Sendable {
  private let collector: WitnessCollector
  private let clockwork: Renewal

  /// The ways to the witnesses.
  /// - Throws: ``CommandError`` with `configuration` or `notFound` for a certificate that cannot be used.
  static func links(
    _ configuration: WitnessesConfiguration, in folders: ServerFolders
  ) throws -> [HTTPWitnessLink] {
    try configuration.witnesses.map { witness in
      let file = folders.data.appending(witness.authorityFile)
      return HTTPWitnessLink(witness.key, at: witness.address, tls: try ServerAuthorityFile.context(file))
    }
  }

  /// Asks each witness once before it returns, which a start may wait for, then about once a second.
  /// - Parameters:
  ///   - open: records the start, once the quorum has answered.
  ///   - tell: says a line to whoever operates the gateway.
  init(
    _ links: [HTTPWitnessLink], into cosigned: CosignedCheckpoints, over database: Database,
    now: @escaping @Sendable () -> Date, open: @escaping @Sendable () throws -> Void,
    tell: @escaping @Sendable (String) -> Void
  ) {
    let collector = WitnessCollector(links, into: cosigned, database: database, clock: now, open: open, tell: tell)
    self.collector = collector
    collector.round()
    if database.signing == .held {
      tell("navette: the journal waits for its witnesses, and records nothing until then")
    }
    clockwork = Renewal(every: 1) { collector.round() }
  }

  /// For the counters.
  var json: JSON { collector.json }

  /// Asks for nothing more. An answer that is awaited finds the database closed, and is forgotten.
  func stop() { clockwork.cancel() }
}
