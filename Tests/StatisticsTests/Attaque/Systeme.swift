/// Equations over counts: is there a set of records that gives these tables? Decided by exhaustive search.
struct Systeme {
  struct Equation {
    let variables: [Int]
    let somme: Int
  }

  private(set) var equations: [Equation] = []
  private let count: Int

  init(variables count: Int) { self.count = count }

  mutating func exige(_ somme: Int, _ variables: [Int]) {
    equations.append(Equation(variables: variables, somme: somme))
  }

  /// Whether some counts, none negative, fit every equation.
  func aUneSolution() -> Bool {
    var search = Recherche(self, count)
    return search.parcourt()
  }

  private struct Recherche {
    var reste: [Int]
    var libres: [Int]
    var valeurs: [Int?]
    let equations: [Equation]
    let desVariables: [[Int]]

    init(_ systeme: Systeme, _ count: Int) {
      equations = systeme.equations
      reste = equations.map(\.somme)
      libres = equations.map(\.variables.count)
      valeurs = [Int?](repeating: nil, count: count)
      var table = [[Int]](repeating: [], count: count)
      for (number, equation) in equations.enumerated() {
        for variable in equation.variables { table[variable].append(number) }
      }
      desVariables = table
    }

    mutating func parcourt() -> Bool {
      for (number, left) in libres.enumerated() where left == 0 && reste[number] != 0 { return false }
      if reste.contains(where: { $0 < 0 }) { return false }
      // The equation with the fewest unknowns left.
      var chosen: Int?
      for number in equations.indices where libres[number] > 0 {
        if chosen.map({ libres[number] < libres[$0] }) ?? true { chosen = number }
      }
      guard let chosen, let variable = equations[chosen].variables.first(where: { valeurs[$0] == nil }) else {
        return true
      }
      let most = desVariables[variable].map { reste[$0] }.min() ?? 0
      let values = libres[chosen] == 1 ? Array(reste[chosen]...reste[chosen]) : Array(0...max(most, 0))
      for value in values where value <= most {
        place(variable, value)
        if parcourt() { return true }
        remove(variable, value)
      }
      return false
    }

    private mutating func place(_ variable: Int, _ value: Int) {
      valeurs[variable] = value
      for number in desVariables[variable] {
        reste[number] -= value
        libres[number] -= 1
      }
    }

    private mutating func remove(_ variable: Int, _ value: Int) {
      valeurs[variable] = nil
      for number in desVariables[variable] {
        reste[number] += value
        libres[number] += 1
      }
    }
  }
}
