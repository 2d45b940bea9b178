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

extension Sequence<Passage> {
  /// The step that an entry of this journal proves.
  /// - Throws: ``GatewayError`` with `notFound`: `absence`, or where the proof is of a step that a former journal tells.
  func proven(by leaf: UInt64, else absence: GatewayError) throws(GatewayError) -> Passage {
    let known = filter { $0.leaf == leaf }
    if let step = known.first(where: { $0.formerJournal == nil }) { return step }
    guard known.isEmpty else {
      throw GatewayError(
        .notFound,
        "Cette étape est dans un journal antérieur, clos depuis : sa preuve est dans l’archive de ce journal, que garde "
          + "l’exploitant de la passerelle.")
    }
    throw absence
  }
}

extension Passage {
  /// What a timeline tells of a step.
  static let schema = JSONSchema.object([
    .required("evenement", EventKind.stepSchema), .required("le", Instants.schema),
    .required("agent", AgentID.schema), .required("feuille", .count), .optional("journalAnterieur", .string()),
  ])
}

extension JSON {
  /// A step, as a timeline tells it.
  init(_ step: Passage) {
    var object: JSONObject = [
      "evenement": .string(step.event), "le": .string(Instants.text(step.date)),
      "agent": .string(step.agent.description), "feuille": .integer(Int64(step.leaf)),
    ]
    // Its number is of that journal.
    if let former = step.formerJournal { object["journalAnterieur"] = .string(former) }
    self = .object(object)
  }
}
