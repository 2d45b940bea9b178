internal import JSON
internal import Liaison
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

extension Passage {
  /// What a timeline tells of a step.
  static let schema = JSONSchema.object([
    .required("evenement", EventKind.stepSchema), .required("le", Instants.schema),
    .required("agent", AgentID.schema), .required("feuille", .count),
  ])
}

extension JSON {
  /// A step, as a timeline tells it.
  init(_ step: Passage) {
    self = [
      "evenement": .string(step.event), "le": .string(Instants.text(step.date)),
      "agent": .string(step.agent.description), "feuille": .integer(Int64(step.leaf)),
    ]
  }
}
