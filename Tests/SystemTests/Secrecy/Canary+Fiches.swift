import Cryptography
import Foundation
import SystemSupport
import JSON

extension Canary {
  /// A transmission with a canary in every field that takes a text, in each of the ten sections.
  var transmission: JSON { transmission(piece: piece) }

  /// The same with another attachment, whose digest is of no canary.
  func transmission(piece: String) -> JSON {
    guard case .object(var object) = Fiches.orientation() else { return .null }
    object["accord"] = [
      "etat": "donne", "par": "personne", "le": .string(Fiches.today), "information": ["oral"],
      "objets": ["contact", "transmission", "donnees-sante", "donnees-infraction"],
    ]
    object["faits"] = [
      "profil": "victime", "classeAge": "26-39", "protection": "capable", "natures": ["menaces"], "accord": "donne",
      "objetsAccord": ["contact", "transmission", "donnees-sante", "donnees-infraction"],
    ]
    let digest = JSON.string(SHA256.digest(Array(piece.utf8)).hex)
    object["fiche"] = fiche(piece, digest)
    object["pieces"] = [
      ["empreinte": digest, "contenu": .string(Data(piece.utf8).base64EncodedString())]
    ]
    return .object(object)
  }

  private func json(_ place: String) -> JSON { .string(text(place)) }
  private func value(_ index: Int) -> JSON { .string(values[index]) }

  private func fiche(_ piece: String, _ digest: JSON) -> JSON {
    [
      "identite": [
        "nom": json("Nom"), "nomUsage": json("Usage"), "prenoms": json("Prénoms"), "sexe": "feminin",
        "naissance": value(2), "langue": json("langue"),
      ],
      "coordonnees": [
        "residence": "commune", "commune": "01053", "adresse": json("1 rue"), "telephone": value(0),
        "courriel": .string("\(word)@exemple.invalid"), "heberge": json("chez"),
      ],
      "consignesContact": [
        "interdits": ["appeler-au-domicile"], "numeroSur": value(1), "personneDeConfiance": json("confiance"),
        "precisions": json("précisions"),
      ],
      "compositionFamiliale": [
        "situation": "separe", "enfantsMineurs": 1,
        "membres": [["lien": "ex-conjoint", "nom": json("Membre"), "auFoyer": false]],
        "precisions": json("composition"),
      ],
      "situation": [
        "profil": "victime", "problematique": "violences-conjugales", "evaluation": json("évaluation"),
        "logement": json("logement"), "ressources": json("ressources"), "demarches": json("démarches"),
      ],
      "sante": ["elements": json("santé"), "suivi": json("suivi"), "handicap": json("handicap")],
      "infractions": [
        "natures": ["menaces"], "recit": json("récit"), "procedure": "plainte", "autrePersonne": json("Autre"),
      ],
      "mineurs": [
        "mineurs": [
          [
            "nom": json("Petit"), "naissance": value(3), "sexe": "masculin", "scolarite": json("école"),
            "vitAvec": json("avec"),
          ]
        ],
        "elements": json("éléments"), "positionDesParents": json("position"),
      ],
      "demande": [
        "demandeDeLaPersonne": json("demande"), "attendu": json("attendu"), "servicesEnLien": json("services"),
      ],
      "piecesJointes": [
        [
          "nom": json("pièce"), "type": "texte", "taille": .integer(Int64(piece.utf8.count)), "empreinte": digest,
          "categorie": "ordinaire",
        ]
      ],
    ]
  }

  /// The content of the attachment, which holds the word too.
  var piece: String { text("pièce jointe") }

  /// An avis de péril to the police station.
  var avis: JSON {
    [
      "destination": "commissariat-bourg", "alinea": 1, "qui": json("qui"), "ou": json("où"), "danger": json("danger"),
      "demande": json("demande"),
    ]
  }

  /// What was said to the police station, and about whom.
  var orale: JSON {
    [
      "interlocuteur": ["nature": "unite-fsi", "organisme": "commissariat-bourg"], "fondement": "cp-223-6-al-1",
      "le": .string(Date().ISO8601Format()), "rubriques": ["identite", "situation"], "personne": json("personne"),
      "precision": json("précision"),
    ]
  }

  var retour: JSON {
    ["issue": "pris-en-charge", "dejaConnuCD": "oui", "dejaConnuCAF": "oui", "commentaire": json("commentaire")]
  }
}

extension JSON {
  /// Every text of the document that holds this one.
  func texts(holding word: String) -> [String] {
    switch self {
    case .string(let text): text.contains(word) ? [text] : []
    case .array(let elements): elements.flatMap { $0.texts(holding: word) }
    case .object(let object): object.members.flatMap { $0.value.texts(holding: word) }
    default: []
    }
  }
}
