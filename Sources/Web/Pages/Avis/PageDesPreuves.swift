internal import Gateway
internal import JSON
internal import Liaison
internal import Markup

/// The steps of an avis, and the evidence of each: a file that anybody verifies offline.
struct PageDesPreuves {
  let visit: Visit
  let reference: Reference
  /// What `GET /api/avis/{reference}/etapes` answers.
  let steps: [JSON]

  static func address(of reference: Reference) -> Link { Link(to: reference).appending(literal: "preuves") }

  var page: PageContent {
    PageContent("Preuves de \(reference)") {
      p {
        "Chaque dossier prouve qu’une étape a eu lieu et quand, sans rien du contenu. Il se vérifie sans la passerelle : gardez-le "
          + "avec vos écrits professionnels."
      }
      ol(.class("etapes")) {
        for step in steps { EtapeProuvee(step: step, folder: Self.address(of: reference), names: Names(visit)).item }
      }
      p(.class("actions")) { a(.class("bouton"), .href(Link(to: reference))) { "Revenir à \(reference)" } }
    }
  }
}
