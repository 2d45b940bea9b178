public import Cedar
internal import Liaison

/// Seeing what is past its retention, making the sheets of elimination, noting their visa.
public struct GererConservation: GatedAct {
  /// `Action::"gererConservation"`.
  public static let action = ActionName.gererConservation
  /// The gateway.
  public var resource: PolicyEntity {
    PolicyEntity(Entity(EntityUID(type: EntityTypes.passerelle, id: "navette")))
  }
}

/// Keeping a fiche apart, past its retention.
public struct Archiver: FicheAct {
  /// `Action::"archiver"`.
  public static let action = ActionName.archiver
  /// The fiche.
  public let fiche: FicheFacts
  /// The reason is in the request itself: a code of a closed list.
  public var context: Record { ["raisonEcrite": .bool(true)] }
}
