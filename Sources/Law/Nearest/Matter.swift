internal import Cedar

/// What a clause speaks of, from what an author chose on purpose to what they observed.
///
/// A permit for another ground is not a missing condition; a fact that was not coded may be. So the first that makes a
/// clause false says how far its permit is.
enum Matter: Int, CaseIterable, Comparable {
  /// The ground invoked (`context.fondement`).
  case ground
  /// The circuit (`context.circuit`).
  case circuit
  /// Who acts, on what, and anything else that is given with the act.
  case choice
  /// The coded facts of the situation (`context.faits`).
  case fact

  static func < (left: Matter, right: Matter) -> Bool { left.rawValue < right.rawValue }

  /// What an expression reads.
  static func read(by expression: Expression) -> Set<Matter> {
    switch expression.kind {
    case .attribute(let base, let name):
      if case .variable(.context) = base.kind { return [context(name)] }
    case .has(let base, let path):
      if case .variable(.context) = base.kind, let name = path.first { return [context(name)] }
    case .variable(.context): return Set(allCases)
    case .variable: return [.choice]
    default: break
    }
    return expression.kind.children.reduce(into: []) { $0.formUnion(read(by: $1)) }
  }

  private static func context(_ name: CedarString) -> Matter {
    switch name {
    case "fondement": .ground
    case "circuit": .circuit
    case "faits": .fact
    default: .choice
    }
  }
}
