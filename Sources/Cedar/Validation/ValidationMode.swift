/// How much a validator asks of a policy.
public enum ValidationMode: String, Hashable, Sendable, CaseIterable {
  /// Every rule: types must be equal where they meet, sets must hold one type and not be written empty, extension values
  /// must be made from literals.
  case strict
  /// Only what evaluation could trip over: types that differ meet in a type that holds both.
  case permissive
}
