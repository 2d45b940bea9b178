/// Finds the policies whose scope matches a request, without looking at the others.
///
/// Each of the three parts of a scope gives a set of policies as bits; their intersection is what must be evaluated.
struct PolicyIndex: Sendable {
  private let principal: ScopeIndex
  private let action: ScopeIndex
  private let resource: ScopeIndex
  private let words: Int

  init(_ policies: [Policy]) {
    words = (policies.count + 63) / 64
    principal = ScopeIndex(policies.map { ScopeIndex.Keys($0.principal) })
    action = ScopeIndex(policies.map { ScopeIndex.Keys($0.action) })
    resource = ScopeIndex(policies.map { ScopeIndex.Keys($0.resource) })
  }

  /// Calls `body` with the position of each policy whose scope matches, in order.
  @inline(__always)
  func forEachCandidate(_ context: EvaluationContext, _ body: (Int) -> Void) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 2 * words) { buffer in
      let matching = UnsafeMutableBufferPointer(rebasing: buffer[..<words])
      let part = UnsafeMutableBufferPointer(rebasing: buffer[words...])
      action.fill(matching, for: context.request.action, context.action)
      principal.fill(part, for: context.request.principal, context.principal)
      for word in 0..<words { matching[word] &= part[word] }
      resource.fill(part, for: context.request.resource, context.resource)
      for word in 0..<words {
        var bits = matching[word] & part[word]
        while bits != 0 {
          body(word << 6 | bits.trailingZeroBitCount)
          bits &= bits &- 1
        }
      }
    }
  }
}
