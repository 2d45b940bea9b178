import Cryptography
import JSON

/// The forms that these bodies share.
extension SampleEvents {
  static var transmission: JSONObject {
    let parts = ["identite", "coordonnees", "situation", "sante", "demande"].map { section -> JSON in
      ["categorie": section == "sante" ? "sante" : "ordinaire", "section": .string(section)]
    }
    let context: JSON = [
      "circuit": "orientation-secteur", "fondement": "accord",
      "faits": [
        "accord": "donne", "arme": "aucune", "causesIncapacite": [], "classeAge": "26-39", "consulteAuteur": true,
        "dangereux": false, "difficultesAggravees": false, "imminence": "possible", "mineur": false,
        "natures": ["menaces", "violences-au-sein-du-couple"],
        "objetsAccord": ["contact", "donnees-sante", "transmission"],
        "parents": "sans-objet", "plusieursProfessionnels": false, "profil": "victime", "protection": "capable",
      ],
    ]
    return decided(
      "transmission", by: author, "Intervenant", "transmettre", uid("secteur-sud", "Organisme"),
      ["objet": .string(reference)],
      sealed(fiche, keys: 4).adding([
        "urgence": "prioritaire", "parties": ["acte": "communiquer", "contextes": .array(parts), "refus": []],
      ]),
      context: context)
  }

  static func sealed(_ envelope: String, keys: Int) -> JSONObject {
    [
      "enveloppe": .string(envelope), "empreinte": .string(digest),
      "cles": .array(Array(repeating: .string(digest), count: keys)),
    ]
  }

  /// An act on the fiche.
  static func step(
    _ kind: String, _ action: String, by agent: String, _ etat: String, _ details: JSONObject
  ) -> JSONObject {
    let attributes: JSON = [
      "accord": "donne", "auteur": ["__entity": uid(author, "Agent")], "circuit": "orientation-secteur",
      "dejaOuverte": true,
      "destination": ["__entity": uid("secteur-sud", "Organisme")], "ecartes": [], "etat": .string(etat),
      "fondement": "accord", "natureDestination": "secteur",
    ]
    return decided(
      kind, by: agent, agent == author ? "Intervenant" : "TravailleurSocial", action, uid(reference, "Fiche"),
      ["objet": .string(reference)], details, attributes: attributes)
  }

  static func decided(
    _ kind: String, by agent: String, _ role: String, _ action: String, _ resource: JSON, _ subject: JSONObject,
    _ details: JSONObject, context: JSON = [:], attributes: JSON = [:]
  ) -> JSONObject {
    let body: JSON = ["__entity": uid(agent == member ? "secteur-sud" : "poste-police", "Organisme")]
    let principal: JSON = [
      "attrs": [
        "agent": ["__entity": uid(agent, "Agent")], "organismes": [body], "permanences": [body],
        "professionDeSante": false, "secret": "profession",
      ], "parents": [uid("secteur-sud", "Organisme")], "uid": uid(agent, role),
    ]
    return event(
      kind,
      subject.adding(details).adding([
        "agent": .string(agent), "articles": ["Code pénal, art. 226-13 ; RGPD, art. 5.1.b et 5.1.c"],
        "decision": "permise",
        "jeu": .string(policySet.hex), "politiques": ["socle.destinataire-de-permanence"],
        "question": [
          "action": uid(action, "Action"), "context": context,
          "entities": [
            principal, ["attrs": attributes, "parents": [], "uid": resource],
            [
              "attrs": ["nature": "secteur", "typePartenaire": ""],
              "parents": [uid("circo-bresse-dombes", "Organisme")],
              "uid": uid("secteur-sud", "Organisme"),
            ],
          ], "principal": uid(agent, role), "resource": resource,
        ],
      ]))
  }

  static func event(_ kind: String, _ members: JSONObject) -> JSONObject {
    let common: JSONObject = ["v": 1, "evenement": .string(kind), "instant": .string(instant)]
    return common.adding(members)
  }

  static func uid(_ id: String, _ type: String) -> JSON { ["id": .string(id), "type": .string(type)] }
}

extension JSONObject {
  /// These members and others, whose names differ.
  func adding(_ other: JSONObject) -> JSONObject {
    JSONObject(members: members.map { ($0.key, $0.value) } + other.members.map { ($0.key, $0.value) })
  }
}
