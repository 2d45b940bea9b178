import Cedar

/// The policy engine alone, on a published workload: decisions one after the other, each timed.
struct PolicyBenchmark {
  /// What the reference engine takes for half of the decisions (formats.md): 35 µs. Ours is to take under 3.
  static let target = Target.median(3)
  /// Policies that cannot apply, for the second case.
  static let inapplicable = 400

  private let workload: PolicyWorkload

  init() throws { workload = try PolicyWorkload() }

  /// The workload as it is.
  func deciding() throws -> Race {
    Race(
      name: "policy", variant: "40 policies", workload: try computation(), limit: nil, target: Self.target)
  }

  /// The same decisions among ten times more policies, beside the same decisions without them.
  func decidingAmongOthers() throws -> Race {
    Race(
      name: "policy", variant: "\(40 + Self.inapplicable) policies",
      workload: try computation(withInapplicable: Self.inapplicable),
      limit: Race.Limit(name: "the 40 that can apply", workload: try computation()), target: .ratio(0.5))
  }

  private func computation(withInapplicable extra: Int = 0) throws -> Computation {
    let authorizer = try workload.authorizer(withInapplicable: extra)
    let (requests, entities) = (workload.requests, workload.entities)
    var next = 0
    return Computation {
      let response = authorizer.authorize(requests[next], in: entities)
      withExtendedLifetime(response) {}
      next = next + 1 == requests.count ? 0 : next + 1
    }
  }
}
