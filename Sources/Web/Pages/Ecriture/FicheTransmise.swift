internal import Gateway
internal import HTTP
internal import JSON
internal import Liaison
internal import Markup

/// What came of sending: the reference, what went and what did not, what is owed, what comes next.
struct FicheTransmise {
  private let answer: JSONObject

  init(_ answer: JSONObject) { self.answer = answer }

  private var reference: String { answer["reference"]?.string ?? "" }

  /// From when something is late: the day alone when it is its first minute.
  private static func limit(_ text: JSON?) -> HTML {
    guard let date = text?.string.flatMap(Dates.date) else { return .none }
    return HeureDeParis.heure(of: date).description == "00:00"
      ? Dates.day(HeureDeParis.day(of: date)) : Dates.instant(date)
  }

  /// The page that follows a transmission.
  var page: PageContent {
    PageContent("Fiche transmise", status: .created) {
      div(.class("fait"), .role("status"), .data("transmise", reference)) {
        p {
          "Référence : "
          strong(.class("references")) { reference }
        }
        p { "La fiche est partie et elle est scellée : seuls ses destinataires et vous pouvez la lire." }
      }
      h2 { "Ce qui est parti" }
      Decision.sections(answer["rubriques"])
      Decision.withheld(answer["retenues"])
      h2 { "Ce qui suit" }
      p {
        "Accusé de réception attendu avant le "
        Self.limit(answer["echeances"]?["accuse"])
        ", retour attendu avant le "
        Self.limit(answer["echeances"]?["retour"])
        ". La passerelle vous prévient de l’un et de l’autre."
      }
      Decision.titled("Ce que la loi vous oblige à faire", answer["obligations"])
      Decision.titled("Ce que ces faits imposent par ailleurs", answer["alertes"])
      Decision.titled("À savoir", answer["avertissements"])
      p(.class("actions")) {
        a(.class("bouton"), .href(Link("/fiches").appending(reference))) { "Suivre cette fiche" }
        a(
          .class("bouton second"), .download("recu-\(reference).json"),
          .href(Link("/api/fiches").appending(reference).appending(literal: "recus"))
        ) { "Garder le reçu" }
        a(.class("bouton second"), .href("/fiches/nouvelle")) { "Nouvelle fiche" }
      }
    }
  }
}
