extension PlanDIndicateur {
  /// Whether every number under the threshold that a cut hides stays hidden: 0 and the threshold are both within reach of an
  /// exchange that no table sees (``Masquage``).
  func estProtege(_ cut: Int) -> Bool {
    let shown = ventilations[cut]
    let hiddenColumns = Set(utiles).subtracting(shown.colonnes)
    let rows = profils.parties[cut]
    // In the whole, hidden values may become one another: they count as one column, the last.
    var columnOf = [Int](repeating: -1, count: cellules.totaux.count)
    var columns: [Int?] = []
    for line in utiles where !masquees.contains(line) {
      columnOf[line] = columns.count
      columns.append(line)
    }
    if !masquees.isEmpty {
      for line in masquees { columnOf[line] = columns.count }
      columns.append(nil)
    }
    let byValue = bounds(cut, columns.count, columnOf) {
      hiddenColumns.contains($0.ligne)
    } seenBy: { other in
      !hiddenColumns.isSubset(of: Set(utiles).subtracting(ventilations[other].colonnes))
    }
    let byPart = bounds(cut, columns.count, columnOf) { [profils] in
      !shown.parties.contains(profils.lignes[cut][$0.profil])
    } seenBy: { _ in
      true
    }
    guard let byValue, let byPart else { return false }

    for row in rows.indices {
      let isHiddenPart = rows[row].nom == nil
      for (column, line) in columns.enumerated() {
        let isHiddenColumn = line.map { hiddenColumns.contains($0) } ?? true
        let isOutside = !shown.parties.contains(row)
        guard isHiddenColumn || isOutside else { continue }
        let isSmall = line.map { tables[cut][row][$0] < masquage.seuil } ?? true
        guard isSmall || isHiddenPart else { continue }
        let pools = (isHiddenColumn ? [byValue] : []) + (isOutside ? [byPart] : [])
        guard pools.contains(where: { $0.most[row][column] >= masquage.seuil }) else { return false }
        // Hidden values, and hidden parts, give theirs to one another.
        if line == nil || isHiddenPart { continue }
        guard pools.contains(where: { $0.least[row][column] == 0 }) else { return false }
      }
    }
    return true
  }

  /// Fréchet's bounds over the classes of a pool, added up; nil if there are too many classes to look at.
  private func bounds(
    _ cut: Int, _ width: Int, _ columnOf: [Int], in pool: (Cellules.Cellule) -> Bool, seenBy sees: (Int) -> Bool
  ) -> (least: [[Int]], most: [[Int]])? {
    let height = profils.parties[cut].count
    let seers = profils.parties.indices.filter { $0 != cut && !ventilations[$0].colonnes.isEmpty && sees($0) }
    // A record's class: its line in each cut that would see the exchange, those not shown counted as one.
    var size = 1
    for other in seers { size *= profils.parties[other].count + 1 }
    guard size <= 4 << 20 else { return nil }
    var classOf = [Int](repeating: 0, count: profils.count)
    for other in seers {
      let unseen = profils.parties[other].count
      for profil in 0..<profils.count {
        let line = profils.lignes[other][profil]
        classOf[profil] = classOf[profil] * (unseen + 1) + (ventilations[other].parties.contains(line) ? line : unseen)
      }
    }
    var dense = [Int32](repeating: -1, count: size)
    var rowCounts: [Int] = []
    var columnCounts: [Int] = []
    var totals: [Int] = []
    for cellule in cellules.cellules where pool(cellule) {
      if dense[classOf[cellule.profil]] < 0 {
        dense[classOf[cellule.profil]] = Int32(totals.count)
        totals.append(0)
        rowCounts += [Int](repeating: 0, count: height)
        columnCounts += [Int](repeating: 0, count: width)
      }
      let number = Int(dense[classOf[cellule.profil]])
      totals[number] += cellule.nombre
      rowCounts[number * height + profils.lignes[cut][cellule.profil]] += cellule.nombre
      columnCounts[number * width + columnOf[cellule.ligne]] += cellule.nombre
    }
    var least = [[Int]](repeating: [Int](repeating: 0, count: width), count: height)
    var most = least
    for number in totals.indices {
      for row in 0..<height where rowCounts[number * height + row] > 0 {
        let inRow = rowCounts[number * height + row]
        for column in 0..<width where columnCounts[number * width + column] > 0 {
          let inColumn = columnCounts[number * width + column]
          least[row][column] += max(0, inRow + inColumn - totals[number])
          most[row][column] += min(inRow, inColumn)
        }
      }
    }
    return (least, most)
  }
}
