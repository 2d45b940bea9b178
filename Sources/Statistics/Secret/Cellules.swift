/// How many records of each profile have each line of one indicator: all that the masking looks at.
struct Cellules {
  struct Cellule {
    let profil: Int
    let ligne: Int
    let nombre: Int
  }

  /// Those that are not empty.
  let cellules: [Cellule]
  /// How many records have each line.
  let totaux: [Int]

  init(_ releve: Releve, _ rang: Int, _ profils: Profils) {
    let column = releve.valeurs[rang]
    let width = column.noms.count
    var totaux = [Int](repeating: 0, count: width)
    var cellules: [Cellule] = []
    if profils.count * width <= 16 << 20 {
      var counts = [Int32](repeating: 0, count: profils.count * width)
      profils.duFait.withUnsafeBufferPointer { profil in
        column.rangs.withUnsafeBufferPointer { rangs in
          counts.withUnsafeMutableBufferPointer { counts in
            for fait in 0..<rangs.count { counts[Int(profil[fait]) * width + Int(rangs[fait])] &+= 1 }
          }
        }
      }
      for (place, count) in counts.enumerated() where count > 0 {
        cellules.append(Cellule(profil: place / width, ligne: place % width, nombre: Int(count)))
      }
    } else {
      var counts: [Int: Int] = [:]
      for fait in 0..<releve.total {
        counts[Int(profils.duFait[fait]) * width + Int(column.rangs[fait]), default: 0] += 1
      }
      for (place, count) in counts.sorted(by: { $0.key < $1.key }) {
        cellules.append(Cellule(profil: place / width, ligne: place % width, nombre: count))
      }
    }
    for cellule in cellules { totaux[cellule.ligne] += cellule.nombre }
    (self.cellules, self.totaux) = (cellules, totaux)
  }

  /// The table of a cut: a row for each of its parts.
  func table(_ cut: Int, _ profils: Profils) -> [[Int]] {
    var table = [[Int]](
      repeating: [Int](repeating: 0, count: totaux.count), count: profils.parties[cut].count)
    for cellule in cellules { table[profils.lignes[cut][cellule.profil]][cellule.ligne] += cellule.nombre }
    return table
  }
}
