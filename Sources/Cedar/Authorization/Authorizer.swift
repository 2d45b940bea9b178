/// Answers requests from a policy set: denied by default, a forbid overrides every permit.
public struct Authorizer: Sendable {
  /// The policies in force.
  public let policies: PolicySet

  /// Makes an authorizer; the set is already compiled, so this costs nothing.
  public init(_ policies: PolicySet) { self.policies = policies }

  /// Decides. Every policy that applies is evaluated, so that all reasons and errors are reported.
  public func authorize(_ request: Request, in entities: Entities) -> Response {
    let storage = policies.storage
    let context = EvaluationContext(request, entities)
    var permits: [PolicyID] = []
    var forbids: [PolicyID] = []
    var errors: [Response.Failure] = []
    storage.index.forEachCandidate(context) { position in
      let policy = storage.compiled[position]
      do throws(EvaluationError) {
        guard try policy.isSatisfied(context) else { return }
        if policy.effect == .permit { permits.append(policy.id) } else { forbids.append(policy.id) }
      } catch {
        errors.append(Response.Failure(policy: policy.id, error: error))
      }
    }
    if forbids.isEmpty, !permits.isEmpty { return Response(decision: .allow, reasons: permits, errors: errors) }
    return Response(decision: .deny, reasons: forbids, errors: errors)
  }
}
