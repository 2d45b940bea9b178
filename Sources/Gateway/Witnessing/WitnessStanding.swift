internal import Foundation
internal import Journal

/// Where one witness is, as far as the gateway knows.
struct WitnessStanding: Sendable {
  let link: any WitnessLink
  /// The size that it cosigned last.
  private(set) var size: UInt64 = 0
  /// Its last cosignature, and the tree that it is of.
  private(set) var last: (of: Checkpoint, cosignature: Cosignature)?
  /// Why it did not answer last time; nil when it did.
  private(set) var absence: String?
  private var failures = 0
  /// When it is asked again, whether or not the journal has grown.
  private var due: TimeInterval = 0

  init(_ link: any WitnessLink) { self.link = link }

  /// Whether it is to be asked to cosign a checkpoint now.
  func isDue(_ checkpoint: Checkpoint, at now: TimeInterval) -> Bool {
    now >= due || (absence == nil && last?.of != checkpoint)
  }

  /// Its cosignature of a checkpoint, if it gave one.
  func cosignature(of checkpoint: Checkpoint) -> Cosignature? {
    last.flatMap { $0.of == checkpoint ? $0.cosignature : nil }
  }

  /// Notes what came of asking.
  /// - Returns: what to tell whoever operates the gateway, when it has changed.
  mutating func note(
    _ outcome: WitnessExchange.Outcome, of checkpoint: Checkpoint, at now: TimeInterval, _ rhythm: WitnessRhythm
  ) -> String? {
    let before = absence
    switch outcome {
    case .cosigned(let cosignature):
      (size, last, absence, failures, due) = (checkpoint.size, (checkpoint, cosignature), nil, 0, now + rhythm.idle)
      return before == nil ? nil : "the witness \(link.key.name) answers again"
    case .ahead(let seen):
      (size, absence, failures) = (seen, nil, 0)
      return nil
    case .away(let reason):
      failures += 1
      (absence, due) = (reason, now + rhythm.patience(after: failures))
      return before == reason ? nil : "the witness \(link.key.name) is away: \(reason)"
    case .refused: return nil
    }
  }
}
