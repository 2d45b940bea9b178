internal import Cedar
internal import Cryptography
public import JSON

extension DecisionRecord {
  /// The members of a journal entry's body that hold the decision.
  ///
  /// ```
  /// "decision": "permise", "jeu": "<SHA-256>", "politiques": […], "avertissements": […], "erreurs": […],
  /// "question": {"principal": …, "action": …, "resource": …, "context": …, "entities": […]},
  /// "parties": {"acte": "communiquer", "contextes": [{…}, …], "refus": [{"partie": 2, "politiques": […]}]}
  /// ```
  /// Lists that are empty are left out, but for `politiques`.
  public var members: JSONObject {
    var object: JSONObject = [
      "decision": .string(outcome.isPermitted ? "permise" : "refusee"), "jeu": .string(policySet.hex),
      "politiques": Self.names(outcome.reasons), "question": question.json,
    ]
    if !outcome.warnings.isEmpty { object["avertissements"] = Self.names(outcome.warnings) }
    if !outcome.errors.isEmpty { object["erreurs"] = Self.names(outcome.errors) }
    guard let partAction else { return object }
    object["parties"] = [
      "acte": .string(partAction.string), "contextes": .array(parts.map(\.json)),
      "refus": .array(
        outcome.refusedParts.sorted { $0.key < $1.key }.map { place, reasons in
          ["partie": .integer(Int64(place)), "politiques": Self.names(reasons)]
        }),
    ]
    return object
  }

  private static func names(_ policies: [PolicyID]) -> JSON { .array(policies.map { .string($0.text.string) }) }
}

extension DecisionRecord {
  /// Reads the decision in a journal entry's body, whose other members are let pass.
  /// - Returns: nil when the entry rests on no decision.
  /// - Throws: ``DecisionRecordError`` when it does and its facts cannot be read.
  public init?(_ body: JSONObject) throws(DecisionRecordError) {
    guard let decision = body["decision"] else { return nil }
    guard decision == "permise" || decision == "refusee" else { throw DecisionRecordError(member: "decision") }
    guard let digest = body["jeu"]?.string.flatMap(Digest.init(hex:)) else { throw DecisionRecordError(member: "jeu") }
    guard let question = body["question"] else { throw DecisionRecordError(member: "question") }
    let request: CodedRequest
    do { request = try CodedRequest(question) } catch { throw DecisionRecordError(member: "question") }
    let parts = try body["parties"].map(DecidedParts.init)
    self.init(
      policySet: digest, question: request, partAction: parts?.action, parts: parts?.contexts ?? [],
      outcome: DecisionOutcome(
        isPermitted: decision == "permise", reasons: try Self.policies(body["politiques"], "politiques"),
        warnings: try Self.policies(body["avertissements"] ?? [], "avertissements"),
        errors: try Self.policies(body["erreurs"] ?? [], "erreurs"), refusedParts: parts?.refused ?? [:]))
  }

  fileprivate static func policies(_ json: JSON?, _ member: String) throws(DecisionRecordError) -> [PolicyID] {
    guard let names = json?.array else { throw DecisionRecordError(member: member) }
    var policies: [PolicyID] = []
    for name in names {
      guard let name = name.string else { throw DecisionRecordError(member: member) }
      policies.append(PolicyID(name))
    }
    return policies
  }
}

/// What `parties` holds.
private struct DecidedParts {
  let action: CedarString
  let contexts: [Record]
  let refused: [Int: [PolicyID]]

  init(_ json: JSON) throws(DecisionRecordError) {
    guard let action = json["acte"]?.string, let contexts = json["contextes"]?.array, !contexts.isEmpty,
      let refusals = json["refus"]?.array
    else { throw DecisionRecordError(member: "parties") }
    var records: [Record] = []
    do { for context in contexts { records.append(try Record(context)) } } catch {
      throw DecisionRecordError(member: "parties")
    }
    var refused: [Int: [PolicyID]] = [:]
    for refusal in refusals {
      guard let place = refusal["partie"]?.integer.flatMap(Int.init(exactly:)), records.indices.contains(place),
        refused.updateValue(try DecisionRecord.policies(refusal["politiques"], "parties"), forKey: place) == nil
      else { throw DecisionRecordError(member: "parties") }
    }
    (self.action, self.contexts, self.refused) = (CedarString(action), records, refused)
  }
}

/// A decision in the journal whose facts cannot be read.
public struct DecisionRecordError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The member of the body at fault.
  public let member: String

  /// For the auditor; it cites no value.
  public var description: String { "the decision's `\(member)` is missing or is not what it should be" }
}
