internal import Gateway
internal import Liaison
internal import Markup
internal import Statistics

/// One indicator: its lines, compared with those of the quarter before, and what is shown of it by parts.
struct TableauDIndicateur {
  let visit: Visit
  let id: String
  let indicateur: Indicateur
  let publie: TableauxDePopulation.IndicateurPublie
  let precedent: TableauxDePopulation.IndicateurPublie?

  var html: HTML {
    HTML {
      if publie.estRetenu {
        h3 { indicateur.titre }
        p(.class("vide")) { "Non montré : trop peu, ou trop semblables, pour que personne ne soit reconnu." }
      } else {
        Diagramme(id: id, title: indicateur.titre, heading: indicateur.dimension.titre, barres: bars).horizontal
        for ventilation in publie.ventilations { table(ventilation) }
      }
    }
  }

  private var bars: [Diagramme.Barre] {
    var bars = publie.lignes.map { line in
      let earlier = precedent?.lignes.first { $0.code == line.code }?.nombre
      let text = line.nombre.map { Nombres.text(Int64($0)) } ?? "masqué"
      return Diagramme.Barre(
        label: label(line.code), nombre: line.nombre ?? 0,
        texte: earlier.map { "\(text) (\(Nombres.text(Int64($0))) avant)" } ?? text)
    }
    if let hidden = publie.masque { bars.append(.init(label: "Masqués, ensemble", nombre: hidden)) }
    return bars
  }

  private func table(_ ventilation: TableauxDePopulation.VentilationPubliee) -> HTML {
    let names = Names(visit)
    return Markup.table {
      caption { "\(indicateur.titre), par \(ventilation.decoupage.libelle.lowercased())" }
      thead {
        tr {
          th(.scope("col")) { ventilation.decoupage.libelle }
          for column in ventilation.colonnes { th(.scope("col")) { label(column) } }
          th(.scope("col")) { "Autres, ou masqués" }
        }
      }
      tbody {
        for line in ventilation.lignes {
          tr {
            th(.scope("row")) { Self.part(ventilation.decoupage, line.code, names) }
            for (column, number) in zip(ventilation.colonnes, line.nombres) {
              td(.data("titre", label(column))) { Nombres.text(Int64(number)) }
            }
            td(.data("titre", "Autres, ou masqués")) { line.masque.map { Nombres.text(Int64($0)) } ?? "—" }
          }
        }
      }
    }
  }

  private func label(_ code: String) -> String {
    if let known = indicateur.lignes.first(where: { $0.code == code }) { return known.libelle }
    if code == Valeur.nonRenseigne.code { return Valeur.nonRenseigne.libelle }
    switch indicateur.dimension.code {
    case "lieu": return Names(visit).organisme(code)
    case "commune":
      let commune = try? CodeCommune(code)
      return commune.flatMap { visit.gateway.directory.current.routage?.territoire.communes[$0]?.nom } ?? code
    default: return code
    }
  }

  /// What a part is called.
  static func part(_ cut: Decoupage, _ code: String, _ names: Names) -> String {
    if code == "aucun" { return "Sans précision" }
    return cut == .mois ? Mois(code)?.libelle ?? code : names.organisme(code)
  }
}
