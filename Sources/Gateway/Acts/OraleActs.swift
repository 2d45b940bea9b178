public import Cedar
public import Liaison

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
  /// Whether it follows a fiche or an avis of the same author.
  let enSuite: Bool

  /// The body.
  public var resource: PolicyEntity { organisme.policyEntity }
  /// Ground, sections, what the law says, whether something was written before.
  public var context: Record {
    [
      "fondement": .text(dite.fondement.code), "sections": .set(of: dite.rubriques.map { .text($0.code) }),
      "permise": .bool(permise), "enSuite": .bool(enSuite),
    ]
  }
}

/// What the policies may know of something said aloud once it is recorded: never its words.
public struct OraleFacts: Hashable, Sendable {
  /// The reference.
  public let reference: Reference
  /// Who said it.
  public let auteur: Agent
  /// The circonscription whose cadres read its justification; nil until it is written.
  public let relecture: OrganismeID?

  var policyEntity: PolicyEntity {
    PolicyEntity(
      Entity(
        EntityUID(type: EntityTypes.transmissionOrale, id: CedarString(reference.description)),
        attributes: [
          "auteur": .entity(auteur.identityUID),
          "relecture": .set(of: [relecture].compactMap { $0 }.map { .entity($0.entityUID) }),
        ]))
  }
}

/// An act on something said aloud that was recorded.
public protocol OraleAct: GatedAct {
  /// It, as the policies see it.
  var orale: OraleFacts { get }
}

extension OraleAct {
  /// It.
  public var resource: PolicyEntity { orale.policyEntity }
}

/// Reading what is sealed of it.
public struct OuvrirOrale: OraleAct {
  /// `Action::"ouvrirOrale"`.
  public static let action = ActionName.ouvrirOrale
  /// It.
  public let orale: OraleFacts
}

/// Writing the justification of a péril that was said aloud.
public struct JustifierOrale: OraleAct {
  /// `Action::"justifier"`.
  public static let action = ActionName.justifier
  /// It.
  public let orale: OraleFacts
}

/// Saying what became of something owed about it.
public struct AcquitterOrale: OraleAct {
  /// `Action::"acquitter"`.
  public static let action = ActionName.acquitter
  /// It.
  public let orale: OraleFacts
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
