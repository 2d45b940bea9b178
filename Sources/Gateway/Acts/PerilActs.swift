internal import Cedar
public import Liaison

/// Sending an avis de péril (Code pénal 223-6) to a body that can act.
public struct AviserPeril: GatedAct {
  /// `Action::"aviserPeril"`.
  public static let action = ActionName.aviserPeril
  /// The body.
  public let destination: Organisme

  /// The body.
  public var resource: PolicyEntity { destination.policyEntity }
}

/// What the policies may know of an avis de péril: never its content.
public struct AvisFacts: Hashable, Sendable {
  /// The reference.
  public let reference: Reference
  /// Who sent it.
  public let auteur: Agent
  /// The body it was sent to.
  public let destination: Organisme
  /// Where it stands.
  public let etat: EtatAvis.Nature
  /// The circonscription whose cadres review it; nil until its justification is written.
  public let relecture: OrganismeID?

  var policyEntity: PolicyEntity {
    PolicyEntity(
      Entity(
        EntityUID(type: EntityTypes.avisDePeril, id: CedarString(reference.description)),
        attributes: [
          "auteur": .entity(auteur.identityUID),
          "destination": .entity(destination.id.entityUID),
          "etat": .text(etat.code),
          "relecture": .set(of: [relecture].compactMap { $0 }.map { .entity($0.entityUID) }),
        ]),
      related: [destination.policyEntity.entity])
  }
}

/// Reading an avis de péril, or its justification.
public struct OuvrirAvis: GatedAct {
  /// `Action::"ouvrirAvis"`.
  public static let action = ActionName.ouvrirAvis
  /// The avis.
  public let avis: AvisFacts
  /// The avis.
  public var resource: PolicyEntity { avis.policyEntity }
}

/// Writing the justification of one's own avis.
public struct Justifier: GatedAct {
  /// `Action::"justifier"`.
  public static let action = ActionName.justifier
  /// The avis.
  public let avis: AvisFacts
  /// The avis.
  public var resource: PolicyEntity { avis.policyEntity }
}

/// Reviewing somebody else's avis.
public struct Relire: GatedAct {
  /// `Action::"relire"`.
  public static let action = ActionName.relire
  /// The avis.
  public let avis: AvisFacts
  /// The avis.
  public var resource: PolicyEntity { avis.policyEntity }
}
