internal import Cedar

extension PolicyBook {
  /// What the policies lack for whoever reads them: a sentence for each condition, in the order of the clauses, a known
  /// obligation, no stray annotation. What a set may not be put in force without is checked when it is read.
  public func review() -> [PolicyFinding] {
    notices.flatMap { notice -> [PolicyFinding] in
      let id = PolicyID(notice.id)
      guard let policy = policy(id), let place = places[id] else { return [] }
      return PolicyReview(policy, notice, place).findings
    }
  }
}

/// The review of one policy.
struct PolicyReview {
  private let policy: Policy
  private let notice: PolicyNotice
  private let place: PolicyPlace

  init(_ policy: Policy, _ notice: PolicyNotice, _ place: PolicyPlace) {
    (self.policy, self.notice, self.place) = (policy, notice, place)
  }

  /// What it lacks.
  var findings: [PolicyFinding] { annotations + wordings + duties }

  private var annotations: [PolicyFinding] {
    var findings: [PolicyFinding] = []
    if !notice.id.contains(".") {
      findings.append(finding("its id has no theme: call it `theme.regle`, as its neighbours"))
    }
    if !notice.motif.hasSuffix(".") {
      findings.append(finding("its `@motif` is no sentence: end it with a period"))
    }
    if !notice.articles.contains(where: \.isLetter) {
      findings.append(finding("its `@article` names no text: cite it, as in `Code pénal, art. 226-13`"))
    }
    for annotation in policy.annotations where !isKnown(annotation.name.string) {
      findings.append(
        finding("`@\(annotation.name)` is not known, or counts a clause that is not there: correct or remove it"))
    }
    return findings
  }

  private func isKnown(_ annotation: String) -> Bool {
    ["id", "article", "force", "motif", "obligation"].contains(annotation)
      || policy.conditions.indices.contains(where: { annotation == "condition_\($0 + 1)" })
  }

  /// One wording for each clause, in the order of the clauses. A lone clause of a forbid is what its motif says.
  private var wordings: [PolicyFinding] {
    var findings: [PolicyFinding] = []
    for (index, (clause, wording)) in zip(policy.conditions, notice.conditions).enumerated() {
      let name = "@condition_\(index + 1)"
      let line = place.line(of: clause.span, in: policy)
      if wording.isEmpty {
        guard policy.effect == .permit || policy.conditions.count > 1 else { continue }
        findings.append(
          finding("its clause \(index + 1) has no `\(name)`: say in French what this `\(clause.kind)` asks", at: line))
      } else if wording.first?.isUppercase == true || wording.hasSuffix(".") {
        findings.append(
          finding("its `\(name)` is said within a list: begin it without a capital, end it without a period"))
      }
    }
    let counted = policy.annotations.map(\.name.string).filter { $0.hasPrefix("condition_") }
    if counted != counted.sorted(by: { $0.utf8.count == $1.utf8.count ? $0 < $1 : $0.utf8.count < $1.utf8.count }) {
      findings.append(finding("its `@condition_N` are not in the order of its clauses: write them in order"))
    }
    return findings
  }

  private var duties: [PolicyFinding] {
    guard let obligation = notice.obligation else { return [] }
    var findings: [PolicyFinding] = []
    if Duty(rawValue: obligation) == nil {
      let known = Duty.allCases.map(\.rawValue).joined(separator: ", ")
      findings.append(finding("the obligation `\(obligation)` is not in the closed list: write one of \(known)"))
    }
    if policy.effect == .forbid, notice.force == .loi {
      findings.append(
        finding("an obligation follows what is permitted or warned of, not a refusal: remove `@obligation`"))
    }
    return findings
  }

  private func finding(_ fault: String, at line: Int? = nil) -> PolicyFinding {
    PolicyFinding(file: place.file, line: line ?? place.line, policy: notice.id, fault: fault)
  }
}
