internal import Cedar
public import JSON
internal import Journal
internal import Liaison

/// One entry of the journal in a list: its codes, and nothing else.
public enum JournalLine {
  /// The line of an entry whose body is kept.
  static func json(_ index: UInt64, _ entry: LogEntry, _ body: JSONObject) -> JSON {
    var line = common(index, entry, isPruned: false)
    for name in ["evenement", "instant", "agent", "objet", "decision"] { line[name] = body[name] }
    line["role"] = role(body).map(JSON.string)
    line["acte"] = body["question"]?["action"]?["id"]
    for name in ["articles", "politiques", "avertissements"] where !body.strings(name).isEmpty {
      line[name] = .array(body.strings(name).map(JSON.string))
    }
    return .object(line)
  }

  /// The line of an entry whose body was pruned.
  static func json(pruned index: UInt64, _ entry: LogEntry) -> JSON {
    .object(common(index, entry, isPruned: true))
  }

  /// What the entry itself says, which is kept for ever.
  static func common(_ index: UInt64, _ entry: LogEntry, isPruned: Bool) -> JSONObject {
    [
      "feuille": .integer(Int64(clamping: index)), "classe": .string(ClasseDeConservation(entry.retention).rawValue),
      "heure": .string(Instants.text(entry.time.date)), "elaguee": .bool(isPruned),
    ]
  }

  /// The role that the agent had, as the decision knew it.
  private static func role(_ body: JSONObject) -> String? {
    guard let name = body["question"]?["principal"]?["type"]?.string, let type = try? EntityType(name) else {
      return nil
    }
    return EntityTypes.role(of: type)?.code
  }

  static let members: [JSONSchema.Member] = [
    .required("feuille", .count), .required("classe", .codes(ClasseDeConservation.allCases.map(\.rawValue))),
    .required("heure", Instants.schema), .required("elaguee", .boolean),
  ]

  /// A line.
  public static let schema = JSONSchema.object(
    members + [
      .optional("evenement", .string()), .optional("instant", Instants.schema), .optional("agent", .string()),
      .optional("role", .string()), .optional("objet", .string()), .optional("acte", .string()),
      .optional("decision", .codes(["permise", "refusee"])), .optional("articles", .array(of: .string())),
      .optional("politiques", .array(of: .string())), .optional("avertissements", .array(of: .string())),
    ]
  ).named("EntreeDuJournal")
}
