package import JSON

/// A small made-up territory on real communes.
package enum Territory {
  /// The bodies that receive, each with a recovery key.
  package static let recovering = ["circo-bresse", "commissariat-bourg"]

  /// The file for `navette secteur import`.
  package static func file(recoveries: [String: String]) -> JSON {
    func body(_ id: String, _ nature: String, _ more: JSONObject = [:]) -> JSON {
      var object: JSONObject = ["id": .string(id), "nom": .string("\(id) (fictif)"), "nature": .string(nature)]
      for member in more.members { object[member.key] = member.value }
      object["recuperation"] = recoveries[id].map(JSON.string)
      return .object(object)
    }
    return [
      "organismes": [
        body("departement-fictif", "departement"),
        body("circo-bresse", "circonscription", ["parent": "departement-fictif"]),
        body("secteur-bourg", "secteur", ["circonscription": "circo-bresse"]),
        body("secteur-dombes", "secteur", ["circonscription": "circo-bresse"]),
        body("poste-police", "poste-intervenant", ["parent": "circo-bresse"]),
        body("poste-gendarmerie", "poste-intervenant", ["parent": "circo-bresse"]),
        body("commissariat-bourg", "unite-fsi"),
        body("commandement", "commandement"),
      ],
      "territoires": [
        ["commune": "01053", "secteur": "secteur-bourg"], ["commune": "01093", "secteur": "secteur-dombes"],
      ],
    ]
  }
}
