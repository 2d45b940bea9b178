internal import Cedar

/// Keeping drafts for oneself: writing, reading, listing and deleting one's own.
public struct TenirBrouillon: GatedAct {
  /// `Action::"tenirBrouillon"`.
  public static let action = ActionName.tenirBrouillon
  /// The list of drafts.
  public var resource: PolicyEntity { PolicyEntity(Entity(EntityUID(type: EntityTypes.boite, id: "brouillons"))) }
}
