internal import Cedar
public import Liaison

/// What the policies may know of an avis, written or said aloud: never its content.
public struct AvisFacts: Hashable, Sendable {
  /// How it was given.
  public enum Forme: Hashable, Sendable {
    /// In writing, to a body; where it stands.
    case ecrit(a: Organisme, EtatAvis.Nature)
    /// Aloud, and recorded afterwards.
    case oral
  }

  /// The reference.
  public let reference: Reference
  /// Who gave it.
  public let auteur: Agent
  /// How.
  public let forme: Forme
  /// The circonscription whose cadres review it; nil until its justification is written.
  public let relecture: OrganismeID?

  var policyEntity: PolicyEntity {
    let id = CedarString(reference.description)
    let auteur = Value.entity(auteur.identityUID)
    let relecture = Value.set(of: [relecture].compactMap { $0 }.map { .entity($0.entityUID) })
    switch forme {
    case .ecrit(let destination, let etat):
      return PolicyEntity(
        Entity(
          EntityUID(type: EntityTypes.avisDePeril, id: id),
          attributes: [
            "auteur": auteur, "destination": .entity(destination.id.entityUID), "etat": .text(etat.code),
            "relecture": relecture,
          ]),
        related: [destination.policyEntity.entity])
    case .oral:
      return PolicyEntity(
        Entity(
          EntityUID(type: EntityTypes.transmissionOrale, id: id),
          attributes: ["auteur": auteur, "relecture": relecture]))
    }
  }
}

/// An act on an avis that was given.
public protocol AvisAct: GatedAct {
  /// It, as the policies see it.
  var avis: AvisFacts { get }
}

extension AvisAct {
  /// It.
  public var resource: PolicyEntity { avis.policyEntity }
}

/// Reading what is sealed of it: the message, its author's own words, its justification.
public struct OuvrirAvis: AvisAct {
  /// `Action::"ouvrirAvis"`.
  public static let action = ActionName.ouvrirAvis
  /// It.
  public let avis: AvisFacts
}

/// Listing the emergency disclosures and their reviews, to watch over them.
public struct ListerRelectures: GatedAct {
  /// `Action::"listerRelectures"`.
  public static let action = ActionName.listerRelectures
  /// The list of avis.
  public var resource: PolicyEntity { ListerAvis().resource }
}

/// Writing the justification that it owes.
public struct Justifier: AvisAct {
  /// `Action::"justifier"`.
  public static let action = ActionName.justifier
  /// It.
  public let avis: AvisFacts
}

/// Reviewing somebody else's.
public struct Relire: AvisAct {
  /// `Action::"relire"`.
  public static let action = ActionName.relire
  /// It.
  public let avis: AvisFacts
}
