@testable import Statistics

/// Somebody who holds every published table of a quarter and knows which parts and which values exist. The unknowns are how
/// many records have each combination of everything; each number that was shown is an equation, and so is each that follows.
struct Attaquant {
  /// A number that must stay hidden.
  struct Cible: CustomStringConvertible {
    let description: String
    let variables: [Int]
    let vraie: Int
  }

  private let noms: [String]
  private let tailles: [Int]
  private var systeme: Systeme
  private let vrais: [Int]
  private let publie: TableauxDePopulation

  /// - Parameter axes: every part and every dimension that varies, with how many values each has.
  init(_ publie: TableauxDePopulation, faits: [[String: Int]], axes: [(String, Int)]) {
    self.publie = publie
    noms = axes.map(\.0)
    tailles = axes.map(\.1)
    let count = tailles.reduce(1, *)
    systeme = Systeme(variables: count)
    var vrais = [Int](repeating: 0, count: count)
    for fait in faits {
      var place = 0
      for (name, size) in axes { place = place * size + (fait[name] ?? 0) }
      vrais[place] += 1
    }
    self.vrais = vrais
    lit()
  }

  /// The unknowns where some axes have some values.
  private func variables(_ where: [String: Int]) -> [Int] {
    (0..<vrais.count).filter { place in
      var rest = place
      for axis in noms.indices.reversed() {
        let value = rest % tailles[axis]
        rest /= tailles[axis]
        if let wanted = `where`[noms[axis]], wanted != value { return false }
      }
      return true
    }
  }

  private func rang(_ code: String) -> Int { Int(code.dropFirst()) ?? -1 }

  private func part(_ cut: Decoupage, _ code: String) -> Int? {
    if cut == .mois { return Fabrique.trimestre.mois.firstIndex { $0.code == code } }
    return code == "aucun" ? 0 : rang(code)
  }

  /// Writes down what the tables say.
  private mutating func lit() {
    guard let total = publie.total else { return }
    systeme.exige(total, variables([:]))
    for cut in publie.decoupages where noms.contains(cut.decoupage.rawValue) {
      for ligne in cut.lignes {
        guard let part = part(cut.decoupage, ligne.code), let nombre = ligne.nombre else { continue }
        systeme.exige(nombre, variables([cut.decoupage.rawValue: part]))
      }
    }
    for (number, indicateur) in publie.indicateurs.enumerated() {
      let name = "d\(number)"
      for ligne in indicateur.lignes where ligne.code.hasPrefix("v") {
        if let nombre = ligne.nombre { systeme.exige(nombre, variables([name: rang(ligne.code)])) }
      }
      for ventilation in indicateur.ventilations where noms.contains(ventilation.decoupage.rawValue) {
        for ligne in ventilation.lignes {
          for (column, nombre) in zip(ventilation.colonnes, ligne.nombres) {
            guard let part = part(ventilation.decoupage, ligne.code) else { continue }
            systeme.exige(nombre, variables([ventilation.decoupage.rawValue: part, name: rang(column)]))
          }
        }
      }
    }
  }

  /// Every number under the threshold, in the whole and in each cut, but the zeros that the whole shows.
  func cibles(seuil: Int) -> [Cible] {
    guard publie.total != nil else { return [] }
    var cibles: [Cible] = []
    func add(_ description: String, _ at: [String: Int]) {
      let unknowns = variables(at)
      let value = unknowns.reduce(0) { $0 + vrais[$1] }
      if value < seuil { cibles.append(Cible(description: description, variables: unknowns, vraie: value)) }
    }
    let cuts = noms.indices.filter { !noms[$0].hasPrefix("d") }
    // Where no part is hidden, one without anybody is known to be: there is nobody that this says something of.
    let parts = cuts.map { cut in
      (0..<tailles[cut]).filter { part in
        let isGrouped = publie.decoupages.first { $0.decoupage.rawValue == noms[cut] }?.regroupees != nil
        return isGrouped || variables([noms[cut]: part]).contains { vrais[$0] > 0 }
      }
    }
    for (cut, parts) in zip(cuts, parts) {
      for part in parts { add("\(noms[cut]) \(part)", [noms[cut]: part]) }
    }
    for axis in noms.indices where noms[axis].hasPrefix("d") {
      let published = publie.indicateurs[rang(noms[axis])]
      for value in 0..<tailles[axis] {
        if published.lignes.contains(where: { $0.code == "v\(value)" && $0.nombre == 0 }) { continue }
        add("\(noms[axis]) v\(value)", [noms[axis]: value])
        for (cut, parts) in zip(cuts, parts) {
          for part in parts {
            add("\(noms[cut]) \(part) × \(noms[axis]) v\(value)", [noms[cut]: part, noms[axis]: value])
          }
        }
      }
    }
    return cibles
  }

  /// Whether a number may be `valeur`, for all that the tables say.
  func peutValoir(_ valeur: Int, _ cible: Cible) -> Bool {
    var systeme = systeme
    systeme.exige(valeur, cible.variables)
    return systeme.aUneSolution()
  }

  /// The targets that the tables give away: those that cannot be 0, or cannot reach the threshold.
  func trouve(seuil: Int) -> [Cible] { cibles(seuil: seuil).filter { trouve($0, seuil: seuil) } }

  /// Whether they give away one of them.
  func trouve(_ cible: Cible, seuil: Int) -> Bool {
    !peutValoir(0, cible) || !(seuil...max(seuil, publie.total ?? 0)).contains { peutValoir($0, cible) }
  }

  /// Whether the tables are those of the records themselves: an attack on false tables would prove nothing.
  var estCoherent: Bool {
    systeme.equations.allSatisfy { equation in equation.variables.reduce(0) { $0 + vrais[$1] } == equation.somme }
  }
}
