/// Where the records of a quarter stand in every cut at once, and which parts are large enough to have a total.
struct Profils {
  /// A part of a cut: its name and how many records it has. The parts that are hidden are one line, the last, without a name.
  struct Partie {
    let nom: String?
    let total: Int
  }

  /// The lines of each cut.
  let parties: [[Partie]]
  /// The profile of each record.
  let duFait: [Int32]
  /// The line of each profile in each cut.
  let lignes: [[Int]]

  var count: Int { lignes.first?.count ?? 0 }

  init(_ releve: Releve, seuil: Int, complementaire: Bool) {
    var parties: [[Partie]] = []
    var lineOf: [[Int]] = []
    for column in releve.parts {
      var totals = [Int](repeating: 0, count: column.noms.count)
      for rang in column.rangs { totals[Int(rang)] += 1 }
      let order = totals.indices.filter { totals[$0] > 0 }.sorted {
        (totals[$1], column.noms[$0]) < (totals[$0], column.noms[$1])
      }
      var shown = order.filter { totals[$0] >= seuil }
      var hidden = order.filter { totals[$0] < seuil }
      // Alone, or few, the hidden parts would be what is left of the total.
      while complementaire, !hidden.isEmpty, let last = shown.last,
        hidden.count < 2 || hidden.reduce(0, { $0 + totals[$1] }) < seuil
      {
        hidden.append(last)
        shown.removeLast()
      }
      var lines = shown.map { Partie(nom: column.noms[$0], total: totals[$0]) }
      var table = [Int](repeating: shown.count, count: column.noms.count)
      for (line, rang) in shown.enumerated() { table[rang] = line }
      if !hidden.isEmpty { lines.append(Partie(nom: nil, total: hidden.reduce(0) { $0 + totals[$1] })) }
      parties.append(lines)
      lineOf.append(table)
    }
    self.parties = parties

    var numbers: [UInt64: Int32] = [:]
    var lignes = [[Int]](repeating: [], count: parties.count)
    var duFait = [Int32](repeating: 0, count: releve.total)
    for fait in 0..<releve.total {
      var key: UInt64 = 0
      for cut in parties.indices { key = key << 16 | UInt64(lineOf[cut][Int(releve.parts[cut].rangs[fait])]) }
      if let number = numbers[key] {
        duFait[fait] = number
      } else {
        duFait[fait] = Int32(numbers.count)
        numbers[key] = Int32(numbers.count)
        for cut in parties.indices { lignes[cut].append(Int(key >> UInt64(16 * (parties.count - 1 - cut)) & 0xFFFF)) }
      }
    }
    (self.duFait, self.lignes) = (duFait, lignes)
  }

  /// The totals that are shown.
  var publies: [TableauxDePopulation.Parties] {
    zip(Decoupage.allCases, parties).map { cut, lines in
      TableauxDePopulation.Parties(
        decoupage: cut, lignes: lines.compactMap { line in line.nom.map { .init(code: $0, nombre: line.total) } },
        regroupees: lines.last.flatMap { $0.nom == nil ? $0.total : nil })
    }
  }
}
