public import Cedar
internal import Liaison

/// Looking a person up among the fiches that one may list.
public struct Rechercher: GatedAct {
  /// `Action::"rechercher"`.
  public static let action = ActionName.rechercher
  /// Why.
  let motif: MotifRecherche
  /// How often the agent looked today, before.
  let dejaFaites: Int

  /// The index.
  public var resource: PolicyEntity { PolicyEntity(Entity(EntityUID(type: EntityTypes.boite, id: "recherche"))) }
  /// Why, and how often today.
  public var context: Record { ["motif": .text(motif.code), "dejaFaites": .long(Int64(dejaFaites))] }
}
