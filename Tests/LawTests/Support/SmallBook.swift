import Cedar
import Cryptography
import JSON
import Law

/// A set of three rules, and the questions that it is asked: small enough to be decided by eye.
enum SmallBook {
  static let text = """
    @id("a.permet") @article("Article A") @force("loi") @motif("On peut.")
    @condition_1("la personne a donné son accord")
    @condition_2("l'agent est de permanence")
    permit (principal is Agent, action, resource)
    when { context.accord }
    when { principal.permanence };

    @id("b.interdit") @article("Article B") @force("loi") @motif("La santé ne part pas.")
    forbid (principal, action == Action::"communiquer", resource)
    when { context.section == "sante" }
    unless { resource.soigne };

    @id("c.deconseille") @article("Article C") @force("usage") @motif("On évite la nuit.") @obligation("prevenir")
    forbid (principal, action == Action::"transmettre", resource)
    when { context.nuit };
    """

  static func book(_ text: String = text) throws -> PolicyBook { try PolicyBook([.init(name: "a.cedar", text: text)]) }

  /// A question with its facts, each of which a test may change.
  static func question(
    _ action: String = "transmettre", accord: Bool = true, permanence: Bool = true, nuit: Bool = false,
    soigne: Bool = false
  ) throws -> CodedRequest {
    let (agent, body) = (try EntityUID("Agent", "a1"), try EntityUID("Organisme", "o1"))
    return CodedRequest(
      Request(
        principal: agent, action: try EntityUID("Action", action), resource: body,
        context: ["accord": .bool(accord), "nuit": .bool(nuit)]),
      entities: [
        Entity(agent, attributes: ["permanence": .bool(permanence)]),
        Entity(body, attributes: ["soigne": .bool(soigne)]),
      ])
  }

  /// The parts of a fiche with health in it.
  static let parts: [Record] = [["section": "identite"], ["section": "sante"]]

  /// A decision as the journal keeps it: of a fiche without its health section, unless told otherwise.
  static func record(
    _ question: CodedRequest? = nil, parts: [Record] = parts, isPermitted: Bool = true,
    reasons: [PolicyID] = ["a.permet"], refused: [Int: [PolicyID]] = [1: ["b.interdit"]], set: Digest? = nil
  ) throws -> DecisionRecord {
    DecisionRecord(
      policySet: try set ?? book().digest, question: try question ?? self.question(), partAction: "communiquer",
      parts: parts, outcome: DecisionOutcome(isPermitted: isPermitted, reasons: reasons, refusedParts: refused))
  }

  /// The bytes of a body that rests on a decision.
  static func body(_ record: DecisionRecord) -> [UInt8] {
    var object: JSONObject = ["v": 1, "evenement": "transmission"]
    for member in record.members.members { object[member.key] = member.value }
    return JSON.object(object).serialized(.canonical)
  }
}
