import Cryptography
import Gateway
import JSON
import Journal

/// What the gateway writes at each step of a fiche's life: the members and the facts of its own bodies.
enum SampleEvents {
  // What stands for what varies, at its length.
  static let instant = "2026-11-21T10:15:00Z"
  static let author = "auteur-99"
  static let member = "membre-99"
  static let number = "badc0ffe"

  /// A text of policies, for entries to cite.
  static let policies = Array("permit (principal, action, resource);\n".utf8)

  static let reference = "FN-2026-\(number.prefix(4).uppercased())-\(number.suffix(4).uppercased())-00"
  /// The digest of the only set of policies: that of ``policies``.
  static let policySet = SHA256.digest(policies)
  static let digest = String(repeating: "c3", count: 32)
  static let fiche = String(repeating: "0", count: 24) + number
  static let answer = String(repeating: "1", count: 24) + number

  /// How long the bodies of an event are kept.
  static func retention(of kind: EventKind) -> RetentionClass {
    [.liste, .chronologie].contains(kind) ? .access : .disclosure
  }

  /// An installation, a set of policies, a start, an enrolment.
  static var beginning: [JSONObject] {
    [
      event("enrolement", ["objet": "administrateur", "roleAgent": "administrateur", "initialisation": true]),
      event(
        "jeu-de-politiques",
        ["jeu": .string(policySet.hex), "regles": 197, "fichiers": ["circuits.cedar", "socle.cedar"]]),
      event("demarrage", ["version": "0.1.0", "scripts": [.string(digest)]]),
      decided(
        "enrolement", by: "administrateur", "Administrateur", "enrolerAgent", uid("navette", "Passerelle"),
        ["objet": .string(author)],
        [
          "roleAgent": "intervenant", "secret": "profession", "certificats": [.string(digest), .string(digest)],
        ]),
    ]
  }

  /// The steps of a fiche, in order.
  static var life: [JSONObject] {
    let handed: JSONObject = [
      "enveloppes": [.string(fiche)], "empreintes": [.string(digest)], "categories": ["ordinaire", "sante"],
      "rubriques": ["identite", "coordonnees", "situation", "sante", "demande"],
    ]
    let both: JSONObject = [
      "enveloppes": [.string(fiche), .string(answer)], "empreintes": [.string(digest), .string(digest)],
      "categories": ["ordinaire", "sante"],
      "rubriques": ["identite", "coordonnees", "situation", "sante", "demande"],
    ]
    return [
      transmission,
      decided(
        "liste", by: member, "TravailleurSocial", "lister", uid("fiches", "Boite"), [:],
        ["dossier": "recues", "nombre": 7]),
      step("ouverture", "ouvrir", by: member, "transmise", handed),
      step("accuse", "accuser", by: member, "consultee", [:]),
      step("chronologie", "suivre", by: author, "accusee", [:]),
      step(
        "retour", "retourner", by: member, "accusee",
        sealed(answer, keys: 2).adding(["issue": "suivi-engage", "connuDuDepartement": "non", "connuDeLaCAF": "oui"])),
      step("ouverture", "ouvrir", by: author, "retournee", both),
      step("cloture", "clore", by: author, "retournee", [:]),
    ]
  }
}
