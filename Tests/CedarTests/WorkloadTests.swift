import Cedar
import Testing

@Suite struct WorkloadTests {
  @Test func `every request of the workload has its recorded decision and reasons`() throws {
    let workload = try Workload()
    let authorizer = Authorizer(try PolicySet(parsing: workload.policies))
    #expect(authorizer.policies.policies.count == 40)
    #expect(workload.cases.count == 1000)
    for item in workload.cases {
      let response = authorizer.authorize(item.request, in: workload.entities)
      #expect(response.decision.rawValue == item.decision)
      #expect(Set(response.reasons.map(\.description)) == item.reasons)
    }
  }

  /// A measure, not a gate: the machine may be busy. Run it in release with `CEDAR_BENCH=1`.
  @Test func `policies that cannot apply cost little`() async throws {
    let workload = try Workload()
    let more = (0..<400).map { index in
      switch index % 4 {
      case 0: "permit (principal == Robot::\"r\(index)\", action, resource);"
      case 1: "forbid (principal is Robot, action, resource is Dossier) when { principal.bad };"
      case 2: "permit (principal, action == Action::\"x\(index)\", resource) when { context.mfa };"
      default: "forbid (principal, action, resource in Secteur::\"none\(index)\") unless { principal.actif };"
      }
    }
    let small = Authorizer(try PolicySet(parsing: workload.policies))
    let large = Authorizer(try PolicySet(parsing: [workload.policies, more.joined(separator: "\n")]))
    for item in workload.cases {
      #expect(
        small.authorize(item.request, in: workload.entities) == large.authorize(item.request, in: workload.entities))
    }
    let rounds = Self.isMeasuring ? 200 : 1
    let (few, many) = (
      Self.median(small, workload, rounds: rounds), Self.median(large, workload, rounds: rounds)
    )
    if Self.isMeasuring {
      await Self.printThroughput(small, workload)
    }
    if Self.isMeasuring { print("cedar: p50 \(few) with 40 policies, \(many) with 440") }
    #expect(few > .zero)
    #expect(many > .zero)
  }

  /// Decisions a second with one thread and with two, sharing the policies and the store.
  static func printThroughput(_ authorizer: Authorizer, _ workload: Workload) async {
    for threads in [1, 2] {
      let time = await ContinuousClock().measure {
        await withTaskGroup(of: Void.self) { group in
          for _ in 0..<threads {
            group.addTask {
              for _ in 0..<500 {
                for item in workload.cases { _ = authorizer.authorize(item.request, in: workload.entities) }
              }
            }
          }
        }
      }
      print("cedar: \(threads) thread(s), \(Int(Double(threads) * 500_000 / (time / .seconds(1)))) decisions/s")
    }
  }

  static func median(_ authorizer: Authorizer, _ workload: Workload, rounds: Int) -> Swift.Duration {
    let clock = ContinuousClock()
    var times: [Swift.Duration] = []
    times.reserveCapacity(rounds * workload.cases.count)
    for _ in 0..<rounds {
      for item in workload.cases {
        times.append(clock.measure { _ = authorizer.authorize(item.request, in: workload.entities) })
      }
    }
    return times.sorted()[times.count / 2]
  }
}
