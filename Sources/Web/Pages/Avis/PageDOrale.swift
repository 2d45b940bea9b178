internal import Gateway
internal import JSON
internal import Liaison
internal import Markup

/// Oral transmissions: said, and recorded afterwards.
enum AvisOral: SorteDAvis {
  static let kind = Reference.Kind.transmissionOrale

  static func read(_ visit: Visit, only: Reference?, after: Lists.Cursor?) -> Reading<ReadAnswer> {
    // A cadre and an auditor review others'; who writes reads their own.
    let dossier: ListOrales.Dossier = Navigation.mayWrite(visit.role) ? .siennes : .relecture
    return Reading {
      visit.gateway.listOrales(dossier, only: only, by: visit.agent, after: after, limit: Suite.nombre, completion: $0)
    }
  }

  /// What was recorded, and the justification and review of a péril said aloud.
  static func page(_ orale: AvisLu) -> PageContent {
    let (visit, json) = (orale.visit, orale.json)
    return PageContent("Transmission orale \(orale.reference)", status: orale.status) {
      orale.notice
      orale.due
      dl(.class("fiche")) {
        dt { "Dite" }
        dd { Dates.instant(json["diteLe"]?.string) }
        dt { "Consignée" }
        dd { Dates.instant(json["consigneeLe"]?.string) }
        dt { "Par" }
        dd { Names(visit).agent(json["auteur"]?.string) }
        dt { "À" }
        dd { interlocuteur(json, visit) }
        dt { "À quel titre" }
        dd { FondementLegal.all.first { $0.code == json["fondement"]?.string }?.libelle }
        dt { "Sur" }
        dd {
          (json["rubriques"]?.array ?? []).compactMap { code in
            SectionCode.all.first { $0.code == code.string }?.libelle
          }.joined(separator: ", ")
        }
        dt { "Ce qu’en dit la loi" }
        dd { json["permise"]?.bool == true ? "Permise" : "Non permise" }
        if let etat = orale.etat {
          dt { "Sa justification" }
          dd { etat.libelle }
        }
      }
      if orale.isSealedToMyCirconscription {
        orale.sealed("La justification")
      } else if orale.isMine, json["scellee"]?.bool == true || json["justifieeAupresDe"] != nil {
        orale.sealed("Ce que vous avez gardé")
      }
      if orale.isMine {
        p { a(.href(PageDesPreuves.address(of: orale.reference))) { "Étapes et preuves à télécharger" } }
      }
    }
  }

  /// To whom it was said.
  static func interlocuteur(_ orale: JSON, _ visit: Visit) -> String {
    let who = orale["interlocuteur"]
    if let id = who?["organisme"]?.string { return Names(visit).organisme(id) }
    if let type = TypePartenaire.all.first(where: { $0.code == who?["typePartenaire"]?.string }) { return type.libelle }
    return NatureOrganisme.all.first { $0.code == who?["nature"]?.string }?.libelle ?? ""
  }
}
