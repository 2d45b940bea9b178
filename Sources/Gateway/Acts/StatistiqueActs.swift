internal import Cedar
internal import Liaison
internal import Statistics

/// Counting somebody who was met, in codes.
public struct CompterPassage: GatedAct {
  /// `Action::"compterPassage"`.
  public static let action = ActionName.compterPassage
  /// The box of what is counted.
  public var resource: PolicyEntity { PolicyEntity(Entity(EntityUID(type: EntityTypes.boite, id: "passages"))) }
}

/// Tables, as the policies see them: what they are about, whether everyone may see them, and how small their numbers are.
struct StatistiqueFacts: Sendable {
  let trimestre: String
  let portee: PorteeStatistique
  let publiee: Bool
  let plusPetite: Int
  let seuil: Int

  var entity: PolicyEntity {
    var attributes: [CedarString: Value] = [
      "portee": .text(portee.code), "publiee": .bool(publiee), "nominative": .bool(false),
      "plusPetiteCellule": .long(Int64(plusPetite)), "seuil": .long(Int64(seuil)),
      "suppressionComplementaire": .bool(true),
    ]
    if let organisme = portee.organisme { attributes["organisme"] = .entity(organisme.entityUID) }
    return PolicyEntity(
      Entity(
        EntityUID(type: EntityTypes.statistique, id: CedarString("\(trimestre)/\(portee.code)")),
        attributes: Record(attributes)))
  }
}

/// Reading tables.
struct LireStatistiques: GatedAct {
  static let action = ActionName.lireStatistiques
  let facts: StatistiqueFacts
  var resource: PolicyEntity { facts.entity }
}

/// Publishing tables.
struct PublierStatistiques: GatedAct {
  static let action = ActionName.publierStatistiques
  let facts: StatistiqueFacts
  var resource: PolicyEntity { facts.entity }
}
