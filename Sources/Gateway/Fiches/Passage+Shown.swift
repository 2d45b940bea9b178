internal import Store

extension Passage {
  /// What is between the author and the law.
  private static let ofTheAuthor = [EventKind.suite, .acquittement].flatMap {
    [$0.rawValue, $0.rawValue + EventKind.refusedSuffix]
  }

  /// Whether it is shown to someone who follows the fiche: its author sees everything, others not what else was sent about
  /// the situation, nor what the author answered of their duties.
  func isShown(toAuthor isAuthor: Bool) -> Bool { isAuthor || !Self.ofTheAuthor.contains(event) }

  /// Whether it was made, and not an attempt that was refused.
  var isStep: Bool { !event.hasSuffix(EventKind.refusedSuffix) }
}
