/// Whether the person is able to protect themself (CP 226-14 1°).
public enum CapaciteSeProteger: Hashable, Sendable {
  /// Not evaluated.
  case nonEvaluee
  /// Able.
  case capable
  /// Unable, for at least one cause; age is one only when it causes the inability.
  case incapable(Set<CauseIncapacite>)

  /// The causes of an inability, empty when there is none.
  public var causes: Set<CauseIncapacite> { if case .incapable(let causes) = self { causes } else { [] } }
  /// `non-evaluee`, `capable` or `incapable`.
  public var code: String {
    switch self {
    case .nonEvaluee: "non-evaluee"
    case .capable: "capable"
    case .incapable: "incapable"
    }
  }
}
