public import JSON
internal import Law
public import Liaison

extension Orientation {
  /// `{devoirs, imposees, ouvertes, fermees}`, in codes and in the policies' own words.
  /// - Parameter bodies: the bodies that exist of a kind, where an open way leads.
  public func json(bodies: (SorteDOrganisme) -> [Organisme] = { _ in [] }) -> JSONObject {
    [
      "devoirs": .array(devoirs.map { JSON(obligation: $0) }),
      "imposees": .array(imposees.map { $0.json(bodies) }),
      "ouvertes": .array(ouvertes.map { $0.json(bodies) }),
      "fermees": .array(fermees.map(\.json)),
    ]
  }
}

extension Voie {
  fileprivate func json(_ bodies: (SorteDOrganisme) -> [Organisme]) -> JSON {
    .object(
      acte.members.adding([
        "fondements": .array(fondements.map(\.json)),
        "destinations": .array(sortes.map { $0.json(bodies($0)) }),
        "politiques": .array(politiques.map { JSON($0) }),
        "avertissements": .array(avertissements.map { JSON($0) }),
        "obligations": .array(obligations.map { JSON(obligation: $0) }),
        "devoirs": .array(devoirs.compactMap { $0.obligation.map(JSON.string) }),
      ]))
  }
}

extension VoieFermee {
  fileprivate var json: JSON {
    .object(
      acte.members.adding([
        "fondements": [fondement.json], "destinations": .array(sortes.map { $0.json([]) }),
        "politique": JSON(politique), "refus": .array(refus.map { JSON($0) }),
        "conditions": .array(conditions.map(JSON.string)),
      ]))
  }
}

extension Voie.Acte {
  fileprivate var members: JSONObject {
    switch self {
    case .transmission(let circuits): ["acte": "transmission", "circuits": .array(circuits.map(\.json))]
    case .avisDePeril: ["acte": "avis-de-peril"]
    }
  }
}

extension SorteDOrganisme {
  fileprivate func json(_ bodies: [Organisme]) -> JSON {
    .objet([
      "nature": nature.json, "typePartenaire": typePartenaire?.json,
      "organismes": .liste(bodies.map { ["id": $0.id.json, "nom": .string($0.nom)] }),
    ])
  }
}
