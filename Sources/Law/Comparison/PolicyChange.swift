public import Cedar

/// How one policy differs between two sets.
public struct PolicyChange: Sendable {
  /// What happened to it.
  public enum Kind: String, Sendable, CaseIterable {
    /// It is in the new set alone.
    case added
    /// It is in the old set alone.
    case removed
    /// Its effect, its scope or a condition changed.
    case rule
    /// It stands for something else: its force or the duty that it brings changed.
    case standing
    /// What it says to people changed, and nothing that it decides.
    case wording
    /// It moved to another file, and is the same.
    case moved
  }

  /// The policy.
  public let policy: PolicyID
  /// What happened to it.
  public let kind: Kind
  /// Its text before; nil when it was added.
  public let before: String?
  /// Its text after; nil when it was removed.
  public let after: String?
}

extension PolicyChange {
  init?(_ id: PolicyID, from old: PolicyBook, to new: PolicyBook) {
    let (before, after) = (old.policy(id), new.policy(id))
    let kind: Kind
    switch (before, after) {
    case (nil, nil): return nil
    case (nil, _?): kind = .added
    case (_?, nil): kind = .removed
    case (let before?, let after?):
      if !Self.isSameRule(before, after) {
        kind = .rule
      } else if Self.standing(before) != Self.standing(after) {
        kind = .standing
      } else if before.annotations != after.annotations {
        kind = .wording
      } else if old.file(of: id) != new.file(of: id) {
        kind = .moved
      } else {
        return nil
      }
    }
    (policy, self.kind, self.before, self.after) = (id, kind, before?.source, after?.source)
  }

  private static func standing(_ policy: Policy) -> Set<Annotation> {
    Set(policy.annotations.filter { $0.name == "force" || $0.name == "obligation" })
  }

  /// Same effect, scope and conditions, these compared as they are written.
  private static func isSameRule(_ a: Policy, _ b: Policy) -> Bool {
    a.effect == b.effect && a.principal == b.principal && a.action == b.action && a.resource == b.resource
      && a.conditions.count == b.conditions.count
      && zip(a.conditions, b.conditions).allSatisfy { left, right in
        left.kind == right.kind && a.text(of: left.body.span).utf8.elementsEqual(b.text(of: right.body.span).utf8)
      }
  }
}
