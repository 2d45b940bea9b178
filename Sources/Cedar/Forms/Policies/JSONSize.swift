/// How large an expression is in its JSON form: longer chains are deeper there, and each name of `has a.b.c` repeats
/// what stands before it, so that a short text may stand for a huge form.
struct JSONSize {
  /// Expressions inside one another.
  static let depthLimit = 1_000
  /// Expressions in all, for one set.
  static let nodeLimit = 1 << 20

  private(set) var nodes: Int
  private(set) var depth: Int

  /// The size of the whole form. Linear in the tree.
  init(of expression: Expression) {
    let children = expression.kind.children.map(JSONSize.init)
    nodes = children.reduce(1) { Self.sum($0, $1.nodes) }
    depth = 1 + (children.map(\.depth).max() ?? 0)
    switch expression.kind {
    case .and, .or:
      // One form for each operator, the first operand the deepest.
      nodes = Self.sum(nodes, children.count - 2)
      let last = children.count - 1
      depth = children.enumerated().reduce(0) { max($0, $1.element.depth + (last - max($1.offset - 1, 0))) }
    case .has(_, let path) where path.count > 1:
      let count = path.count
      nodes = Self.product(count, Self.sum(children[0].nodes, count + 1))
      depth = children[0].depth + count + 1
    default: break
    }
  }

  /// - Throws: `CedarError`: `tooDeep`, `tooLong`.
  static func check(_ policies: [Policy]) throws(CedarError) {
    var nodes = 0
    for policy in policies {
      for condition in policy.conditions {
        let size = JSONSize(of: condition.body)
        guard size.depth <= depthLimit else {
          throw CedarError(.tooDeep, "the JSON form is more than \(depthLimit) levels deep", at: condition.span)
        }
        nodes = sum(nodes, size.nodes)
        guard nodes <= nodeLimit else {
          throw CedarError(.tooLong, "the JSON form has more than \(nodeLimit) expressions", at: condition.span)
        }
      }
    }
  }

  private static func sum(_ left: Int, _ right: Int) -> Int {
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? .max : sum
  }

  private static func product(_ left: Int, _ right: Int) -> Int {
    let (product, overflow) = left.multipliedReportingOverflow(by: right)
    return overflow ? .max : product
  }
}
