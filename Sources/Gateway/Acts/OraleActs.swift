public import Cedar
internal import Liaison

/// Recording what was said aloud: it has taken place, so the law's answer is a fact of the question.
public struct Consigner: GatedAct {
  /// `Action::"consigner"`.
  public static let action = ActionName.consigner
  /// To whom it was said: a body, or an example of its kind.
  let organisme: Organisme
  /// What was said.
  let dite: TransmissionOrale
  /// Whether the policies permitted it.
  let permise: Bool
  /// Whether its author sent an avis de péril about the same situation.
  let avisEcrit: Bool
  /// Whether its author sent something in writing, not taken back, about the same situation to a body of that kind.
  let ecrit: Bool

  /// The body.
  public var resource: PolicyEntity { organisme.policyEntity }
  /// Ground, sections, what the law says, whether something was written before.
  public var context: Record {
    [
      "fondement": .text(dite.fondement.code), "sections": .set(of: dite.rubriques.map { .text($0.code) }),
      "permise": .bool(permise), "avisEcrit": .bool(avisEcrit),
      "ecrit": .bool(ecrit),
    ]
  }
}

/// Listing what one recorded.
public struct ListerOrales: GatedAct {
  /// `Action::"listerOrales"`.
  public static let action = ActionName.listerOrales
  /// The list of boxes.
  public var resource: PolicyEntity { .orales }
}

/// Reviewing the codes of what others recorded.
public struct RelireOrales: GatedAct {
  /// `Action::"relireOrales"`.
  public static let action = ActionName.relireOrales
  /// The list of boxes.
  public var resource: PolicyEntity { .orales }
}

extension PolicyEntity {
  fileprivate static let orales = PolicyEntity(Entity(EntityUID(type: EntityTypes.boite, id: "orales")))
}
