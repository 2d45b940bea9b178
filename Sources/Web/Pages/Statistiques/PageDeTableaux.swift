internal import Gateway
internal import HTTP
internal import JSON
internal import Liaison
internal import Markup
internal import Statistics

/// The tables of a quarter, each with its picture, beside those of the quarter before.
struct PageDeTableaux {
  let visit: Visit
  let form: Form
  /// What `GET /api/statistiques/{trimestre}` answers.
  let answer: JSONObject

  private var tables: TableauxDuTrimestre? { answer["tableaux"].flatMap { try? TableauxDuTrimestre($0) } }
  private var previous: TableauxDuTrimestre? { answer["precedent"].flatMap { try? TableauxDuTrimestre($0) } }
  private var catalogue: Catalogue { visit.gateway.readStatistics.catalogue }
  private var isPublished: Bool { answer["publie"]?.bool == true }

  var content: PageContent {
    let tables = tables
    let quarter = tables?.trimestre
    return PageContent("Statistiques du \(quarter?.libelle ?? "")", status: form.problem?.status ?? .ok) {
      p(.role("status")) {
        isPublished ? "Ces tableaux sont publiés : chacun peut les lire." : "Ces tableaux ne sont pas publiés."
        " \(scope) Tout nombre de moins de \(tables?.seuil ?? 0) est masqué, et ce qui le rendrait aussi."
      }
      if let quarter {
        p(.class("actions")) {
          a(.href(Link("/statistiques").appending(quarter.code).appending(literal: "tableaux.csv")), .download()) {
            "Télécharger pour un tableur"
          }
        }
      }
      if let words = answer["commentaire"]?.string {
        h2 { "Commentaire" }
        p { words }
      }
      if let tables { for table in tables.populations { population(table) } }
      if visit.role == .dpo, !isPublished, let quarter {
        h2 { "Publier" }
        p { "Lisez d’abord : ce qui est publié ne se reprend pas." }
        visit.form(
          Link("/statistiques").appending(quarter.code).appending(literal: "publication"), form,
          submit: "Publier ces tableaux"
        ) {
          Field(
            name: "commentaire", label: "Partie qualitative",
            hint: "Ce que les nombres ne disent pas. Ni nom, ni situation reconnaissable : chacun la lira."
          ).text(form, rows: 6)
        }
      }
    }
  }

  private var scope: String {
    switch answer["portee"]?.string {
    case "circonscription": "Ils portent sur votre circonscription."
    case "employeur": "Ils portent sur vos intervenants."
    default: "Ils portent sur toute l’activité."
    }
  }

  private func population(_ table: TableauxDePopulation) -> HTML {
    let before = previous?[table.population]
    return HTML {
      h2 { table.population.libelle }
      if let total = table.total {
        p {
          "En tout : \(Nombres.text(Int64(total)))"
          if let earlier = before?.total { " (\(Nombres.text(Int64(earlier))) au trimestre précédent)" }
          "."
        }
        for (number, cut) in table.decoupages.enumerated() where !cut.lignes.isEmpty {
          Diagramme(
            id: "\(table.population.rawValue)-p\(number)", title: "Par \(cut.decoupage.libelle.lowercased())",
            heading: cut.decoupage.libelle, barres: parts(cut)
          ).horizontal
        }
        for indicateur in table.indicateurs {
          if let known = catalogue.indicateurs.first(where: { $0.code == indicateur.code }) {
            TableauDIndicateur(
              visit: visit, id: "\(table.population.rawValue)-\(indicateur.code)", indicateur: known,
              publie: indicateur, precedent: before?.indicateurs.first { $0.code == indicateur.code }
            ).html
          }
        }
      } else {
        p(.class("vide")) { "Trop peu pour qu’un nombre soit montré." }
      }
    }
  }

  private func parts(_ cut: TableauxDePopulation.Parties) -> [Diagramme.Barre] {
    let names = Names(visit)
    var bars = cut.lignes.map { line in
      Diagramme.Barre(
        label: TableauDIndicateur.part(cut.decoupage, line.code, names), nombre: line.nombre ?? 0)
    }
    if let rest = cut.regroupees { bars.append(.init(label: "Autres, regroupés", nombre: rest)) }
    return bars
  }
}
