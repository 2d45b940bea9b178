import Cryptography
import Dispatch
import Gateway
import JSON

/// The timestamps of a running server: asked for on a thread of their own, so that a slow authority delays nothing else.
final class Timestamping: Sendable {
  private let checkpoints: TimestampCheckpoints
  private let clockwork: Renewal

  /// - Throws: ``CommandError`` with `configuration` or `notFound` for a file that cannot be used.
  init(
    _ configuration: TimestampingConfiguration, in folders: ServerFolders, of gateway: Gateway,
    tell: @escaping @Sendable (String) -> Void
  ) throws {
    let link = HTTPTimestampLink(
      configuration.address,
      tls: try configuration.serverFile.map { try ServerAuthorityFile.context(folders.data.appending($0)) })
    let plan = TimestampPlan(
      name: configuration.name,
      authority: try TimestampAuthorityFile.read(folders.data.appending(configuration.authorityFile)),
      period: configuration.period)
    let checkpoints = try TimestampCheckpoints(gateway, plan, over: link, tell: tell)
    self.checkpoints = checkpoints
    clockwork = Renewal(every: 1, on: DispatchQueue(label: "navette-timestamps")) { checkpoints.run() }
  }

  /// For the counters.
  var json: JSON { checkpoints.json }

  /// Asks for nothing more. An answer that is awaited finds the database closed, and is forgotten.
  func stop() {
    clockwork.cancel()
    checkpoints.stop()
  }
}
