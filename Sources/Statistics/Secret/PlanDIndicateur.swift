/// What is shown of one indicator: in the whole, and in each cut.
struct PlanDIndicateur {
  private let indicateur: Indicateur
  private let noms: [String]
  let cellules: Cellules
  let profils: Profils
  let masquage: Masquage
  /// The table of each cut.
  let tables: [[[Int]]]
  /// The lines that some record has, or might have for all that is shown.
  let utiles: [Int]
  /// The lines that are hidden in the whole.
  private(set) var masquees: Set<Int> = []
  /// Nothing is shown of it.
  private(set) var estRetenu = false
  private(set) var ventilations: [Ventilation]

  init(_ releve: Releve, _ rang: Int, _ profils: Profils, _ masquage: Masquage) {
    indicateur = releve.indicateurs[rang]
    noms = releve.valeurs[rang].noms
    (self.profils, self.masquage) = (profils, masquage)
    let cellules = Cellules(releve, rang, profils)
    self.cellules = cellules
    tables = profils.parties.indices.map { cellules.table($0, profils) }
    ventilations = profils.parties.map { _ in Ventilation() }
    let totaux = cellules.totaux
    let small = totaux.indices.filter { (1..<masquage.seuil).contains(totaux[$0]) }
    if masquage.complementaire {
      // A line at zero is shown only if no other is hidden: it would bound them.
      if !small.isEmpty { masquees = Set(totaux.indices.filter { totaux[$0] < masquage.seuil }) }
      utiles = totaux.indices.filter { [masquees] in totaux[$0] > 0 || masquees.contains($0) }
      var left = totaux.indices.filter { [masquees] in totaux[$0] > 0 && !masquees.contains($0) }.sorted {
        totaux[$0] > totaux[$1]
      }
      let alone = indicateur.dimension.estOuverte ? 1 : 2
      while !masquees.isEmpty, masquees.count < alone || masquees.reduce(0, { $0 + totaux[$1] }) < masquage.seuil {
        guard let last = left.popLast() else { break }
        masquees.insert(last)
      }
      // Where nearly everyone has one value, the table says it of each.
      estRetenu = left.isEmpty || releve.total - (totaux.max() ?? 0) < masquage.seuil
    } else {
      masquees = Set(small)
      utiles = totaux.indices.filter { totaux[$0] > 0 }
    }
    guard !estRetenu else { return }
    ventile()
  }

  private mutating func ventile() {
    let shown = utiles.filter { !masquees.contains($0) }
    ventilations = profils.parties.indices.map { cut in
      Ventilation(
        tables[cut], profils.parties[cut], shown: shown, used: utiles, totaux: cellules.totaux, masquage)
    }
    guard masquage.complementaire else { return }
    while let exposed = profils.parties.indices.first(where: { !estProtege($0) }) {
      let shrinking =
        ventilations[exposed].colonnes.isEmpty
        ? profils.parties.indices.max { ventilations[$0].colonnes.count < ventilations[$1].colonnes.count } ?? exposed
        : exposed
      guard let smallest = ventilations[shrinking].colonnes.min(by: { before($0, $1) }) else {
        estRetenu = true
        return
      }
      ventilations[shrinking].colonnes.remove(smallest)
      if ventilations[shrinking].colonnes.isEmpty { ventilations[shrinking] = Ventilation() }
    }
  }

  private func before(_ left: Int, _ right: Int) -> Bool {
    (cellules.totaux[left], left) < (cellules.totaux[right], right)
  }

  /// What is shown.
  var publie: TableauxDePopulation.IndicateurPublie {
    guard !estRetenu else { return .init(code: indicateur.code, lignes: [], masque: nil, ventilations: []) }
    let totaux = cellules.totaux
    var lignes: [TableauxDePopulation.Ligne] = []
    for line in totaux.indices {
      // Of an open list, a name that is there would say that somebody has it.
      if indicateur.dimension.estOuverte, masquees.contains(line) || totaux[line] == 0 { continue }
      lignes.append(.init(code: noms[line], nombre: masquees.contains(line) ? nil : totaux[line]))
    }
    if indicateur.dimension.estOuverte { lignes.sort { ($1.nombre ?? 0, $0.code) < ($0.nombre ?? 0, $1.code) } }
    return .init(
      code: indicateur.code, lignes: lignes,
      masque: masquees.isEmpty ? nil : masquees.reduce(0) { $0 + totaux[$1] },
      ventilations: profils.parties.indices.compactMap { shown($0) })
  }

  private func shown(_ cut: Int) -> TableauxDePopulation.VentilationPubliee? {
    let ventilation = ventilations[cut]
    guard !ventilation.colonnes.isEmpty else { return nil }
    let columns = ventilation.colonnes.sorted()
    let all = columns.count == utiles.count
    func line(_ code: String, _ counts: [Int]) -> TableauxDePopulation.LigneVentilee {
      let numbers = columns.map { counts[$0] }
      return .init(code: code, nombres: numbers, masque: all ? nil : counts.reduce(0, +) - numbers.reduce(0, +))
    }
    return .init(
      decoupage: Decoupage.allCases[cut], colonnes: columns.map { noms[$0] },
      lignes: ventilation.parties.sorted().map { line(profils.parties[cut][$0].nom ?? "", tables[cut][$0]) })
  }
}
