import Cedar
import Testing

/// `navette bench policy` times the same workload.
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

  @Test func `policies that cannot apply change no response`() throws {
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
  }
}
