/// Checks policies against a schema before they are put in force, as Cedar 4.10 does: a policy that is strictly valid meets
/// no type error, no missing attribute and no unknown name on any request and any entities that conform to the schema.
///
/// Each policy is typed once for every principal type, action and resource type that the schema lets meet. The rules are
/// those of the formal model (cedar-spec, `cedar-lean/Cedar/Validation`) and of the reference implementation
/// (cedar-policy-core, `validator`).
public struct Validator: Sendable {
  /// Work that a set of policies may cost when nothing else is said: half a minute or so.
  ///
  /// The number of environments is a product of three lists of the schema, so that a short schema and a short policy
  /// could ask for days. The recorded cases need some thousands at most.
  public static let usualWorkLimit = 100_000_000

  private let schema: TypedSchema
  private let workLimit: Int

  /// Prepares a schema, in time linear in its size.
  ///
  /// - Parameter workLimit: expressions typed, pairs of types compared and tests remembered, over all the policies of a set
  ///   and all their environments. The policy that would need more is refused, and those after it.
  public init(_ schema: Schema, workLimit: Int = usualWorkLimit) {
    self.schema = TypedSchema(schema)
    self.workLimit = workLimit
  }

  /// Checks policies and templates, and what links put in templates' slots.
  ///
  /// Time is linear in the size of a policy and in the number of environments that it can tell apart; past the limit on
  /// work policies are refused (`tooComplex`), and of a policy's faults a hundred are told.
  public func validate(_ policies: PolicySet, mode: ValidationMode = .strict) -> ValidationReport {
    var errors: [ValidationError] = []
    var warnings: [ValidationWarning] = []
    var workLeft = workLimit
    for policy in policies.policies + policies.templates {
      let verdict = verdict(on: policy, mode, &workLeft)
      errors += verdict.errors
      if verdict.isImpossible {
        warnings.append(ValidationWarning(code: .impossiblePolicy, policy: policy.id, span: policy.span))
      }
    }
    return ValidationReport(errors: errors, warnings: warnings)
  }

  private struct Verdict {
    var errors: [ValidationError] = []
    var isImpossible = false
  }

  private func verdict(on policy: Policy, _ mode: ValidationMode, _ workLeft: inout Int) -> Verdict {
    if let link = policy.link { return verdict(onLinked: policy, link) }
    var names = NameChecker(schema, policy.id)
    names.check(policy)
    let checker = TypeChecker(schema, mode, policy.id, workLimit: workLeft)
    checker.checkList(of: policy)
    let environments = EnvironmentWalk(policy, schema).run(checker)
    workLeft = max(0, workLeft - checker.spent)
    return Verdict(
      errors: names.faults.errors + applicability(of: policy, environments.areAny) + checker.finish(at: policy.span),
      isImpossible: environments.areAllFalse)
  }

  /// Its template was typed for whatever may fill the slots.
  private func verdict(onLinked policy: Policy, _ link: TemplateLink) -> Verdict {
    var names = NameChecker(schema, policy.id)
    names.check(link, at: policy.span)
    let filter = ScopeFilter(policy: policy, schema: schema.schema)
    let applies = schema.applications.contains { application in
      filter.admits(application.action) && application.principals.contains(where: filter.admits(principal:))
        && application.resources.contains(where: filter.admits(resource:))
    }
    return Verdict(errors: names.faults.errors + applicability(of: policy, applies))
  }

  private func applicability(of policy: Policy, _ applies: Bool) -> [ValidationError] {
    guard !applies else { return [] }
    return [
      ValidationError(
        code: .noApplicableAction, policy: policy.id, span: policy.span,
        message: "no action of the schema applies to what the scope asks for")
    ]
  }
}
