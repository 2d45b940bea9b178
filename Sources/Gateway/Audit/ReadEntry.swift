internal import Cryptography
public import JSON
internal import Journal
internal import Law
internal import Store

/// Reads one entry of the journal, with the policies that its decision rested on as they were written that day.
public struct ReadEntry: Sendable {
  let desk: Desk
  let readings: LongReadings
  let past = PastPolicies()

  /// Reads it.
  public func callAsFunction(
    _ index: UInt64, by agent: AuthenticatedAgent, completion: @escaping Completion<ReadAnswer>
  ) {
    desk.audit("entree", by: agent, in: readings, completion: completion) {
      let size = desk.database.checkpoint.checkpoint.size
      guard index < size else { throw GatewayError(.notFound, "Le journal n’a pas cette entrée.") }
      let (entry, body) = try desk.database.read { transaction in
        try (transaction.journal.entries(index..<index + 1)[0], transaction.journal.body(index))
      }
      var answer = JournalLine.common(index, entry, isPruned: body == nil)
      answer["taille"] = .integer(Int64(clamping: size))
      answer["engagement"] = .string(entry.commitment.hex)
      answer["empreinte"] = .string(entry.leafHash.hex)
      guard let body else { return answer }
      let object = try JSON.parse(body.bytes)
      answer["corps"] = object
      answer["alea"] = .string(Hexadecimal.encode(body.nonce.bytes))
      if let cited = try cited(by: object) { answer["jeu"] = cited }
      return answer
    }
  }

  /// The set of policies that decided, and those of it that the entry names.
  private func cited(by body: JSON) throws -> JSON? {
    guard let digest = body["jeu"]?.string.flatMap(Digest.init(hex:)) else { return nil }
    guard let record = try desk.database.read({ try $0.policies(digest) }) else { return nil }
    let book = try past.book(digest) { record.text }
    let reasons = Self.names(in: body)
    var set: JSONObject = [
      "empreinte": .string(digest.hex), "enVigueurLe": .string(Instants.text(record.inForceOn)),
      "lisible": .bool(book != nil), "enVigueur": .bool(desk.access.digest == digest),
    ]
    set["politiques"] = .array(reasons.compactMap { id in book.flatMap { Self.policy(id, in: $0) } })
    return .object(set)
  }

  /// The policies that a body names: those of the whole, those that warned, those that refused a part.
  private static func names(in body: JSON) -> [String] {
    let lists = [body["politiques"], body["avertissements"], body["alertes"]]
    let parts = (body["parties"]?["refus"]?.array ?? []).map { $0["politiques"] }
    var names: [String] = []
    for name in (lists + parts).flatMap({ $0?.array ?? [] }).compactMap(\.string) where !names.contains(name) {
      names.append(name)
    }
    return names
  }

  private static func policy(_ id: String, in book: PolicyBook) -> JSON? {
    guard let notice = book[id], var object = JSON(notice).object else { return nil }
    if let policy = book.policy(named: id) {
      object["texte"] = .string(policy.text)
      object["fichier"] = .string(policy.file)
    }
    return .object(object)
  }
}

extension ReadEntry {
  private static let policy = JSONSchema.object([
    .required("politique", .string()), .required("articles", .string()), .required("motif", .string()),
    .required("force", .codes(PolicyNotice.Force.allCases.map(\.rawValue))), .optional("texte", .string()),
    .optional("fichier", .string()),
  ]).named("PolitiqueDAlors")

  /// What it answers.
  public static let answer: [JSONSchema.Member] =
    JournalLine.members + [
      .required("taille", .count), .required("engagement", .hexadecimal(bytes: 32)),
      .required("empreinte", .hexadecimal(bytes: 32)), .optional("corps", .object([], others: .any)),
      .optional("alea", .hexadecimal(bytes: 16)),
      .optional(
        "jeu",
        .object([
          .required("empreinte", .hexadecimal(bytes: 32)), .required("enVigueurLe", Instants.schema),
          .required("lisible", .boolean), .required("enVigueur", .boolean),
          .required("politiques", .array(of: policy)),
        ])),
    ]
}
