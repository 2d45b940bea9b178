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

  /// Until when something is awaited, in the words of the lists.
  private static func limit(_ text: JSON?) -> String? { text?.string.flatMap(Dates.date).map(FicheWords.until) }

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
        "Accusé de réception attendu "
        Self.limit(answer["echeances"]?["accuse"])
        ", retour attendu "
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
