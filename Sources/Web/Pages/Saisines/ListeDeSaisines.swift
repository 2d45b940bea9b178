internal import Gateway
internal import JSON
internal import Liaison
internal import Markup

/// The saisines that one's unit made, with the codes received, or those that one's post received.
struct ListeDeSaisines {
  let visit: Visit
  let suite: Suite
  let answer: JSONObject

  private var isReceived: Bool { visit.role == .intervenant }

  var page: PageContent {
    let all = answer["saisines"]?.array ?? []
    return PageContent(isReceived ? "Saisines reçues" : "Saisines de l’unité") {
      if !isReceived {
        p(.class("actions")) { a(.class("bouton"), .href("/saisines/nouvelle")) { "Saisir un intervenant social" } }
      }
      if all.isEmpty {
        p(.class("vide")) { isReceived ? "Aucune saisine reçue." : "Votre unité n’a saisi personne." }
      } else {
        Liste(
          caption: "Saisines : les dernières transmises d’abord",
          headings: [
            "Référence", "Transmise", isReceived ? "Par" : "À", "Urgence",
            isReceived ? "Dernière suite rendue" : "Suite reçue",
          ], lignes: all.map(ligne)
        ).table
      }
      Liste.following("/saisines", suite, answer, next: "Saisines suivantes")
    }
  }

  private func ligne(_ saisine: JSON) -> Liste.Ligne {
    let reference = saisine["reference"]?.string ?? ""
    let last = saisine["suites"]?.array?.last?["code"]?.string
    return Liste.Ligne(
      link: Link("/saisines").appending(reference), reference: reference,
      cells: [
        Dates.instant(saisine["transmiseLe"]?.string),
        HTML { Names(visit).organisme(saisine[isReceived ? "emetteur" : "destination"]?.string) },
        HTML { Urgence.all.first { $0.code == saisine["urgence"]?.string }?.libelle },
        HTML { CodeDeSuite.all.first { $0.code == last }?.libelle ?? "Aucune" },
      ])
  }
}
