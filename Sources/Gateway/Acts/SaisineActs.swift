public import Cedar
public import Liaison

/// What the policies may know of a saisine: never its message.
public struct SaisineFacts: Hashable, Sendable {
  /// The reference.
  public let reference: Reference
  /// Who made it.
  public let auteur: Agent
  /// The unit or the service that they made it for.
  public let emetteur: Organisme
  /// The post that it is addressed to.
  public let destination: Organisme
  /// Where it stands.
  public let etat: SuitesDonnees.Etat

  var policyEntity: PolicyEntity {
    PolicyEntity(
      Entity(
        EntityUID(type: EntityTypes.saisine, id: CedarString(reference.description)),
        attributes: [
          "auteur": .entity(auteur.identityUID), "unite": .entity(emetteur.id.entityUID),
          "destination": .entity(destination.id.entityUID), "etat": .text(etat.code),
        ]),
      related: [emetteur.policyEntity.entity, destination.policyEntity.entity])
  }
}

/// Seizing an intervenant of somebody's situation.
public struct Saisir: GatedAct {
  /// `Action::"saisir"`.
  public static let action = ActionName.saisir
  /// The post.
  let destination: Organisme
  /// How the person was met.
  let origine: OrigineSaisine
  /// What they answered.
  let accord: EtatAccord

  /// The post.
  public var resource: PolicyEntity { destination.policyEntity }
  /// Origin and agreement.
  public var context: Record { ["origine": .text(origine.code), "accord": .text(accord.code)] }
}

/// Reading what is sealed of a saisine.
public struct OuvrirSaisine: GatedAct {
  /// `Action::"ouvrirSaisine"`.
  public static let action = ActionName.ouvrirSaisine
  /// It.
  let saisine: SaisineFacts

  /// It.
  public var resource: PolicyEntity { saisine.policyEntity }
}

/// Transmitting something that comes from a saisine: the link stays on the intervenants' side.
public struct Rattacher: GatedAct {
  /// `Action::"rattacher"`.
  public static let action = ActionName.rattacher
  /// It.
  let saisine: SaisineFacts

  /// It.
  public var resource: PolicyEntity { saisine.policyEntity }
}

/// Listing the saisines that one's unit made, or that one's post received.
public struct ListerSaisines: GatedAct {
  /// `Action::"listerSaisines"`.
  public static let action = ActionName.listerSaisines
  /// The list of saisines.
  public var resource: PolicyEntity {
    PolicyEntity(Entity(EntityUID(type: EntityTypes.boite, id: "saisines")))
  }
}

/// Returning a code to the unit.
public struct DonnerSuite: GatedAct {
  /// `Action::"donnerSuite"`.
  public static let action = ActionName.donnerSuite
  /// The saisine.
  let saisine: SaisineFacts
  /// What is returned.
  let suite: CodeDeSuite
  /// What the person says now of what the unit may learn.
  let accord: AccordEnCodes

  /// The unit.
  public var resource: PolicyEntity { saisine.emetteur.policyEntity }
  /// The code, from which saisine it is, and the agreement.
  public var context: Record {
    [
      "suite": .text(suite.code), "uniteSaisine": .entity(saisine.emetteur.id.entityUID),
      "posteSaisi": .entity(saisine.destination.id.entityUID), "accord": .text(accord.etat.code),
      "objetsAccord": .set(of: accord.objets.map { .text($0.code) }),
    ]
  }
}

/// Reading a code that was returned.
public struct LireSuite: GatedAct {
  /// `Action::"lireSuite"`.
  public static let action = ActionName.lireSuite
  /// The saisine it was returned of.
  let saisine: SaisineFacts
  /// Who returned it.
  let auteur: AgentID

  /// The code; the saisine's reference names it.
  public var resource: PolicyEntity {
    PolicyEntity(
      Entity(
        EntityUID(type: EntityTypes.suiteDonnee, id: CedarString(saisine.reference.description)),
        attributes: [
          "auteur": .entity(auteur.identityUID), "unite": .entity(saisine.emetteur.id.entityUID),
          "destination": .entity(saisine.destination.id.entityUID),
        ]),
      related: [saisine.emetteur.policyEntity.entity, saisine.destination.policyEntity.entity])
  }
}
