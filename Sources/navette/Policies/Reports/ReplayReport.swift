import JSON
import Law

/// A replay, as it is told.
struct ReplayReport {
  private let replay: Replay

  init(_ replay: Replay) { self.replay = replay }

  var json: JSON {
    [
      "decidees": .integer(Int64(clamping: replay.decided)), "identiques": .integer(Int64(clamping: replay.same)),
      "differentes": .array(
        replay.differences.map { difference in
          [
            "feuille": .integer(Int64(clamping: difference.leaf)), "instant": difference.body["instant"] ?? .null,
            "evenement": difference.body["evenement"] ?? .null, "agent": difference.body["agent"] ?? .null,
            "objet": difference.body["objet"] ?? .null, "alors": difference.record.outcome.json,
            "maintenant": difference.now.json,
          ]
        }),
      "inconnues": .object(
        JSONObject(
          members: Replay.Obstacle.allCases.map { obstacle in
            (obstacle.code, .array(leaves(obstacle).map { .integer(Int64(clamping: $0)) }))
          })),
      "sansDecision": .integer(Int64(clamping: replay.others)),
    ]
  }

  func print(_ console: Console) {
    for difference in replay.differences {
      let (body, then) = (difference.body, difference.record.outcome)
      let told = ["instant", "evenement", "agent", "objet"].compactMap { body[$0]?.string }.joined(separator: " ")
      console.print("✗ feuille \(difference.leaf) : \(SafeText.line(told))")
      console.print("    alors : \(then.line)\n    maintenant : \(difference.now.line)")
    }
    for obstacle in Replay.Obstacle.allCases where obstacle != .pruned {
      for leaf in leaves(obstacle) { console.print("? feuille \(leaf) : \(obstacle.french)") }
    }
    let unknown = Replay.Obstacle.allCases.map { leaves($0).count }.reduce(0, +)
    console.print(
      "\(replay.decided) décisions reprises : \(replay.same) identiques, \(replay.differences.count) différentes ; "
        + "\(unknown) inconnues, dont \(leaves(.pruned).count) au corps élagué.")
  }

  private func leaves(_ obstacle: Replay.Obstacle) -> [UInt64] { replay.obstacles[obstacle] ?? [] }
}

extension Replay.Obstacle {
  /// The member of the report.
  fileprivate var code: String {
    switch self {
    case .pruned: "elaguees"
    case .setMissing: "jeuAbsent"
    case .setUnreadable: "jeuIllisible"
    case .factsUnreadable: "faitsIllisibles"
    }
  }

  fileprivate var french: String {
    switch self {
    case .pruned: "corps élagué"
    case .setMissing: "le jeu de politiques qu’elle cite est absent"
    case .setUnreadable: "le jeu de politiques qu’elle cite est illisible"
    case .factsUnreadable: "ses faits sont illisibles"
    }
  }
}
