import JSON
import Liaison

/// A made-up division of the Ain: its real communes, gathered by their real EPCI into secteurs and circonscriptions that
/// do not exist.
struct DemoTerritory: Sendable {
  /// A secteur, and the EPCI whose communes it covers.
  struct Secteur: Sendable {
    let id: String
    let nom: String
    let circonscription: String
    let epci: [String]
  }

  static let departement = "01"

  static let circonscriptions = [
    ("circo-bresse-dombes", "Circonscription Bresse et Dombes (fictive)"),
    ("circo-saone-cotiere", "Circonscription Saône et Côtière (fictive)"),
    ("circo-plaine-bugey", "Circonscription Plaine de l’Ain et Bugey (fictive)"),
    ("circo-gex-valserhone", "Circonscription Gex et Valserhône (fictive)"),
  ]

  static let secteurs = [
    Secteur("secteur-bourg", "Secteur de Bourg-en-Bresse", "circo-bresse-dombes", ["200071751"]),
    Secteur("secteur-bresse-saone", "Secteur Bresse et Saône", "circo-bresse-dombes", ["200071371", "200070308"]),
    Secteur("secteur-veyle", "Secteur de la Veyle", "circo-bresse-dombes", ["200070555"]),
    Secteur("secteur-dombes", "Secteur de la Dombes", "circo-bresse-dombes", ["200069193"]),
    Secteur("secteur-trevoux", "Secteur Dombes Saône Vallée", "circo-saone-cotiere", ["200042497"]),
    Secteur("secteur-val-de-saone", "Secteur Val de Saône", "circo-saone-cotiere", ["200070118", "200040590"]),
    Secteur("secteur-cotiere", "Secteur de la Côtière", "circo-saone-cotiere", ["240100610"]),
    Secteur("secteur-miribel", "Secteur de Miribel", "circo-saone-cotiere", ["240100800"]),
    Secteur("secteur-amberieu", "Secteur de la Plaine de l’Ain", "circo-plaine-bugey", ["240100883"]),
    Secteur("secteur-rives-de-l-ain", "Secteur des Rives de l’Ain", "circo-plaine-bugey", ["200029999"]),
    Secteur("secteur-haut-bugey", "Secteur du Haut-Bugey", "circo-plaine-bugey", ["200042935"]),
    Secteur("secteur-bugey-sud", "Secteur du Bugey Sud", "circo-plaine-bugey", ["200040350"]),
    Secteur("secteur-gex", "Secteur du Pays de Gex", "circo-gex-valserhone", ["240100750"]),
    Secteur("secteur-valserhone", "Secteur de Valserhône", "circo-gex-valserhone", ["240100891", "200070852"]),
  ]

  /// A body that is not a secteur.
  struct Body: Sendable {
    let id: String
    let nom: String
    let nature: NatureOrganisme
    var parent: String?
    var partenaire: String?
  }

  static let bodies =
    circonscriptions.map { Body(id: $0.0, nom: $0.1, nature: .circonscription, parent: "departement-ain") } + [
      Body(id: "departement-ain", nom: "Conseil départemental (démonstration)", nature: .departement),
      Body(id: "crip-ain", nom: "CRIP de l’Ain (démonstration)", nature: .crip),
      Body(id: "parquet-bourg", nom: "Parquet de Bourg-en-Bresse (démonstration)", nature: .parquet),
      Body(id: "prefecture-ain", nom: "Préfecture de l’Ain (démonstration)", nature: .prefecture),
      Body(id: "commissariat-bourg", nom: "Commissariat de Bourg-en-Bresse (démonstration)", nature: .uniteFSI),
      Body(id: "commandement-ain", nom: "Commandement départemental (démonstration)", nature: .commandement),
      Body(
        id: "poste-police", nom: "Poste d’intervenant social, commissariat", nature: .posteIntervenant,
        parent: "circo-bresse-dombes"),
      Body(
        id: "poste-gendarmerie", nom: "Poste d’intervenant social, gendarmerie", nature: .posteIntervenant,
        parent: "circo-bresse-dombes"),
      Body(id: "bailleur-demo", nom: "Bailleur social (fictif)", nature: .partenaire, partenaire: "bailleur"),
    ]

  /// The bodies with a recovery key of their own; a secteur uses its circonscription's.
  static let recovering =
    circonscriptions.map(\.0) + ["crip-ain", "parquet-bourg", "prefecture-ain", "commissariat-bourg", "bailleur-demo"]

  /// The communes of each secteur, in the order of ``secteurs``.
  let communes: [[CodeCommune]]

  /// Divides the communes of the département.
  /// - Throws: ``CommandError`` with `internalError` when one falls in no secteur, or in two.
  init(_ list: Communes) throws {
    let all = list.communes(departement: Self.departement)
    communes = Self.secteurs.map { secteur in
      all.filter { commune in
        secteur.epci.contains { siren in commune.epci.map { $0.siren.isSame(as: siren) } ?? false }
      }.map(\.code)
    }
    let covered = communes.flatMap { $0 }
    guard covered.count == all.count, Set(covered).count == all.count, communes.allSatisfy({ !$0.isEmpty }) else {
      throw CommandError(.internalError, "the secteurs of the demo do not cover the département exactly once")
    }
  }

  /// The file for `navette secteur import`.
  /// - Parameter recoveries: the request of each recovery key, base 64.
  func file(recoveries: [String: String]) -> JSON {
    let others = Self.bodies.map { body -> JSON in
      var object: JSONObject = [
        "id": .string(body.id), "nom": .string(body.nom), "nature": .string(body.nature.code),
      ]
      object["parent"] = body.parent.map(JSON.string)
      object["typePartenaire"] = body.partenaire.map(JSON.string)
      object["recuperation"] = recoveries[body.id].map(JSON.string)
      return .object(object)
    }
    let secteurs = Self.secteurs.map { secteur -> JSON in
      [
        "id": .string(secteur.id), "nom": .string(secteur.nom), "nature": "secteur",
        "circonscription": .string(secteur.circonscription),
      ]
    }
    let lines = zip(Self.secteurs, communes).flatMap { secteur, codes in
      codes.map { code -> JSON in ["commune": .string(code.description), "secteur": .string(secteur.id)] }
    }
    return ["organismes": .array(others + secteurs), "territoires": .array(lines)]
  }
}

extension DemoTerritory.Secteur {
  fileprivate init(_ id: String, _ nom: String, _ circonscription: String, _ epci: [String]) {
    self.init(id: id, nom: nom, circonscription: circonscription, epci: epci)
  }
}
