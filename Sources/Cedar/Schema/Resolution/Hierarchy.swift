/// The transitive closure of a declared hierarchy, upwards and downwards.
struct Hierarchy<Member: Hashable & Sendable> {
  /// Pairs of a member and one above it: they may be as many as the square of the text, which is therefore bounded.
  static var pairLimit: Int { 1 << 18 }

  /// Every member above each.
  private(set) var ancestors: [Member: Set<Member>] = [:]
  /// Every member below each.
  private(set) var descendants: [Member: Set<Member>] = [:]

  /// Closes a hierarchy.
  ///
  /// - Parameter parents: every member, with those directly above it. A member may be above itself.
  /// - Throws: `CedarError` (`tooLong`) beyond ``pairLimit`` pairs.
  init(_ parents: [Member: Set<Member>]) throws(CedarError) {
    var pairs = 0
    for (member, direct) in parents {
      var seen = direct
      var pending = Array(direct)
      while let next = pending.popLast() {
        for above in parents[next] ?? [] where seen.insert(above).inserted { pending.append(above) }
        guard pairs + seen.count <= Self.pairLimit else {
          throw CedarError(.tooLong, "the hierarchy of the schema holds too many pairs")
        }
      }
      pairs += seen.count
      ancestors[member] = seen
      for above in seen { descendants[above, default: []].insert(member) }
    }
  }
}

extension Hierarchy where Member: Comparable {
  /// The members so that each comes after everything it points to, without recursion.
  ///
  /// - Throws: `CedarError` (`declarationCycle`) when something points to itself through any number of steps.
  static func order(_ targets: [Member: Set<Member>]) throws(CedarError) -> [Member] {
    var sources: [Member: [Member]] = [:]
    var missing: [Member: Int] = [:]
    for (member, pointed) in targets {
      missing[member] = pointed.count
      for target in pointed { sources[target, default: []].append(member) }
    }
    var ready = targets.filter(\.value.isEmpty).map(\.key)
    var ordered: [Member] = []
    ordered.reserveCapacity(targets.count)
    while let member = ready.popLast() {
      ordered.append(member)
      for source in sources[member] ?? [] {
        missing[source, default: 0] -= 1
        if missing[source] == 0 { ready.append(source) }
      }
    }
    guard ordered.count == targets.count else {
      let cyclic = missing.filter { $0.value > 0 }.map(\.key).min()
      let name = cyclic.map { "`\($0)`" } ?? "a declaration"
      throw CedarError(.declarationCycle, "\(name) contains itself, or something that does")
    }
    return ordered
  }
}
