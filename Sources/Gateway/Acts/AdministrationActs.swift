public import Cedar
public import Liaison

/// An act on the gateway itself.
public protocol PasserelleAct: GatedAct {}

extension PasserelleAct {
  /// The gateway.
  public var resource: PolicyEntity {
    PolicyEntity(Entity(EntityUID(type: EntityTypes.passerelle, id: "navette")))
  }
}

/// Enrolling an agent.
public struct EnrolerAgent: PasserelleAct {
  /// `Action::"enrolerAgent"`.
  public static let action = ActionName.enrolerAgent
}

/// Revoking an agent's certificates.
public struct RevoquerAgent: PasserelleAct {
  /// `Action::"revoquerAgent"`.
  public static let action = ActionName.revoquerAgent
}

/// Listing the agents.
public struct ListerAgents: PasserelleAct {
  /// `Action::"listerAgents"`.
  public static let action = ActionName.listerAgents
}

/// Describing the territory and its bodies.
public struct ImporterTerritoire: PasserelleAct {
  /// `Action::"importerTerritoire"`.
  public static let action = ActionName.importerTerritoire
}

/// Listing the bodies.
public struct ListerOrganismes: PasserelleAct {
  /// `Action::"listerOrganismes"`.
  public static let action = ActionName.listerOrganismes
}

/// Reading the counters.
public struct LireMetriques: PasserelleAct {
  /// `Action::"lireMetriques"`.
  public static let action = ActionName.lireMetriques
}

/// Attesting a member of a body.
public struct Attester: GatedAct {
  /// `Action::"attester"`.
  public static let action = ActionName.attester
  /// The body.
  public let organisme: Organisme
  /// Those who thereby become members, or are on duty from now on.
  public let membres: Set<AgentID>
  /// The body.
  public var resource: PolicyEntity { organisme.policyEntity }
  /// Who is thereby entitled: nobody entitles themself.
  public var context: Record { ["membres": .entities(of: membres)] }
}

/// Saying who is on duty in a body, or that a membership ends: then nobody is entitled.
public struct DesignerPermanence: GatedAct {
  /// `Action::"designerPermanence"`.
  public static let action = ActionName.designerPermanence
  /// The body.
  public let organisme: Organisme
  /// Those who thereby become members, or are on duty from now on.
  public let membres: Set<AgentID>
  /// The body.
  public var resource: PolicyEntity { organisme.policyEntity }
  /// Who is thereby entitled: nobody entitles themself.
  public var context: Record { ["membres": .entities(of: membres)] }
}

/// Reading the certificates to which a fiche for a body must be sealed.
public struct LireDestinataires: GatedAct {
  /// `Action::"lireDestinataires"`.
  public static let action = ActionName.lireDestinataires
  /// The body.
  public let organisme: Organisme
  /// The body.
  public var resource: PolicyEntity { organisme.policyEntity }
}

/// Listing one's fiches: those one wrote, and those of the bodies where one is on duty.
public struct Lister: GatedAct {
  /// `Action::"lister"`.
  public static let action = ActionName.lister
  /// The list of boxes.
  public var resource: PolicyEntity { PolicyEntity(Entity(EntityUID(type: EntityTypes.boite, id: "fiches"))) }
}

/// Listing the avis de péril that one sent, received, or reviews.
public struct ListerAvis: GatedAct {
  /// `Action::"listerAvis"`.
  public static let action = ActionName.listerAvis
  /// The list of boxes.
  public var resource: PolicyEntity { PolicyEntity(Entity(EntityUID(type: EntityTypes.boite, id: "avis"))) }
}

extension Value {
  /// The identities of agents.
  fileprivate static func entities(of agents: Set<AgentID>) -> Value {
    .set(of: agents.map { .entity($0.identityUID) })
  }
}
