/// What a cut shows of an indicator: some of its lines, each with the same columns. Every number shown is at least the
/// threshold, and so is what is left of each line, and of the lines that are not shown.
struct Ventilation {
  /// The parts whose lines are shown.
  var parties: Set<Int> = []
  /// The indicator's lines that are shown for each.
  var colonnes: Set<Int> = []

  /// Shows nothing.
  init() {}

  /// The largest that keeps to the threshold: the largest parts, and the columns where each has enough.
  /// - Parameters:
  ///   - table: a row a part, in decreasing order of their totals, the hidden ones together as the last.
  ///   - shown: the lines that may be columns.
  ///   - used: the lines that some record has.
  init(
    _ table: [[Int]], _ parties: [Profils.Partie], shown: [Int], used: [Int], totaux: [Int], _ masquage: Masquage
  ) {
    let seuil = masquage.seuil
    let named = parties.count { $0.nom != nil }
    for count in stride(from: named, to: 0, by: -1) {
      let others = Array(count..<parties.count)
      // What is left of the total would be that part's line.
      if masquage.complementaire, others.count == 1, parties[others[0]].nom != nil { continue }
      let rest = totaux.indices.map { line in others.reduce(0) { $0 + table[$1][line] } }
      var columns = shown.filter { line in
        (0..<count).allSatisfy { table[$0][line] >= seuil }
          && (!masquage.complementaire || others.isEmpty || rest[line] >= seuil)
      }.sorted { totaux[$0] > totaux[$1] }
      if masquage.complementaire {
        // Where nearly everyone of a part has one value, its line says it of each.
        guard (0..<count).allSatisfy({ parties[$0].total - (table[$0].max() ?? 0) >= seuil }) else { continue }
        while !columns.isEmpty, columns.count < used.count {
          let left = used.filter { !columns.contains($0) }
          let least = (0..<count).map { row in left.reduce(0) { $0 + table[row][$1] } }.min() ?? 0
          if least >= seuil, others.isEmpty || left.reduce(0, { $0 + rest[$1] }) >= seuil { break }
          columns.removeLast()
        }
      }
      if count * columns.count > self.parties.count * colonnes.count {
        (self.parties, colonnes) = (Set(0..<count), Set(columns))
      }
    }
  }
}
