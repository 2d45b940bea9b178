internal import Gateway
internal import JSON
internal import Liaison
internal import Markup

extension AvisOral {
  /// One's own, or others' for who reviews them.
  static func list(_ visit: Visit, _ suite: Suite, _ answer: JSONObject) -> PageContent {
    let orales = AvisLu.elements(answer)
    return PageContent("Transmissions orales") {
      if Navigation.mayWrite(visit.role) {
        p(.class("actions")) { a(.class("bouton"), .href("/orale")) { "Consigner une transmission orale" } }
      }
      if orales.isEmpty {
        p(.class("vide")) { "Aucune transmission orale consignée." }
      } else {
        Liste(
          caption: "Transmissions orales : les dernières consignées d’abord",
          headings: ["Référence", "Dite", "À qui", "À quel titre", "Ce qu’en dit la loi", "Sa justification"],
          lignes: orales.map { ligne($0, visit) }
        ).table
      }
      Liste.following(kind.place, suite, answer, next: "Transmissions orales suivantes")
    }
  }

  private static func ligne(_ orale: JSON, _ visit: Visit) -> Liste.Ligne {
    let reference = orale["reference"]?.string ?? ""
    return Liste.Ligne(
      link: kind.place.appending(reference), reference: reference,
      cells: [
        Dates.instant(orale["diteLe"]?.string),
        HTML { interlocuteur(orale, visit) },
        HTML { FondementLegal.all.first { $0.code == orale["fondement"]?.string }?.libelle },
        HTML { orale["permise"]?.bool == true ? "Permise" : "Non permise" },
        HTML { EtatAvis.Nature.all.first { $0.code == orale["etat"]?.string }?.libelle ?? "Aucune n’est due" },
      ])
  }
}
