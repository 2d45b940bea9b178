internal import Cryptography
public import JSON
internal import Journal
internal import Law
internal import Store

/// Guards the counters, which the server keeps.
public struct ReadMetrics: Sendable {
  let desk: Desk

  /// Answers once the reading is permitted and journaled.
  public func callAsFunction(by agent: AuthenticatedAgent, completion: @escaping Completion<ReadAnswer>) {
    desk.consult(LireMetriques(), .lectureMetriques, by: agent, completion: completion) { directory in
      [
        "agents": .integer(Int64(directory.agents.count)),
        "organismes": .integer(Int64(directory.organismes.count)),
        "journal": .integer(Int64(desk.database.checkpoint.checkpoint.size)),
        "politiques": .string(desk.access.digest.hex),
      ]
    }
  }
}

extension ReadMetrics {
  /// What is counted here; the server adds its own.
  public static let answer: [JSONSchema.Member] = [
    .required("agents", .count), .required("organismes", .count), .required("journal", .count),
    .required("politiques", .hexadecimal(bytes: 32)),
  ]
}
