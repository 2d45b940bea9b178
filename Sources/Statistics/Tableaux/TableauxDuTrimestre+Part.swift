extension TableauxDuTrimestre {
  /// What they say of one part of a cut, in the form of tables that have that part alone; of the whole without its parts when
  /// there is none. Numbers are those of the tables, or hidden: nothing is counted again.
  public func only(_ decoupage: Decoupage?, _ code: String?) -> TableauxDuTrimestre {
    TableauxDuTrimestre(
      trimestre: trimestre, seuil: seuil,
      populations: populations.map { table in
        guard let decoupage, let code else { return table.withoutParts }
        return table.only(decoupage, code)
      })
  }
}

extension TableauxDePopulation {
  /// The whole, and its months.
  var withoutParts: TableauxDePopulation {
    TableauxDePopulation(
      population: population, total: total, decoupages: decoupages.filter { $0.decoupage == .mois },
      indicateurs: indicateurs.map { indicateur in
        IndicateurPublie(
          code: indicateur.code, lignes: indicateur.lignes, masque: indicateur.masque,
          ventilations: indicateur.ventilations.filter { $0.decoupage == .mois })
      })
  }

  func only(_ decoupage: Decoupage, _ code: String) -> TableauxDePopulation {
    let total = decoupages.first { $0.decoupage == decoupage }?.lignes.first { $0.code == code }?.nombre
    let lines = indicateurs.map { indicateur in
      let shown = indicateur.ventilations.first { $0.decoupage == decoupage }
      let row = shown?.lignes.first { $0.code == code }
      guard let shown, let row else {
        return IndicateurPublie(code: indicateur.code, lignes: [], masque: nil, ventilations: [])
      }
      return IndicateurPublie(
        code: indicateur.code, lignes: zip(shown.colonnes, row.nombres).map { Ligne(code: $0, nombre: $1) },
        masque: row.masque, ventilations: [])
    }
    return TableauxDePopulation(
      population: population, total: total, decoupages: [], indicateurs: total == nil ? [] : lines)
  }
}
