/// How types compare in a mode (cedar-spec, `Validation/Subtyping`; cedar-policy-core, `validator/types`).
///
/// It counts its steps: types may be as large as a schema.
struct TypeRelations {
  /// Whether only equal types meet, singleton Booleans apart.
  let isStrict: Bool
  /// Pairs of types compared so far.
  private(set) var steps = 0

  init(_ mode: ValidationMode) { isStrict = mode == .strict }

  /// Whether every value of the first type has the second.
  mutating func isSubtype(_ lower: ExpressionType, _ upper: ExpressionType) -> Bool {
    steps += 1
    switch (lower, upper) {
    case (.never, _): return true
    case (.bool(let value), .bool(let other)): return other == nil || value == other
    case (.long, .long), (.string, .string): return true
    case (.extension(let name), .extension(let other)): return name == other
    case (.set(let element), .set(let other)): return isSubtype(element, other)
    case (.entity(let types), .entity(let others)): return isStrict ? types == others : types.isSubset(of: others)
    case (.record(let record), .record(let other)): return isSubtype(record, other)
    default: return false
    }
  }

  private mutating func isSubtype(_ lower: RecordType, _ upper: RecordType) -> Bool {
    guard upper.isOpen || !lower.isOpen else { return false }
    let mayBeWider = upper.isOpen && !isStrict
    guard mayBeWider || lower.attributes.count == upper.attributes.count else { return false }
    for (name, above) in upper.attributes {
      guard let below = lower.attributes[name] else { return false }
      guard isStrict ? below.isRequired == above.isRequired : below.isRequired || !above.isRequired else {
        return false
      }
      guard isSubtype(below.type, above.type) else { return false }
    }
    return true
  }

  /// The least type that holds the values of both, `nil` when there is none.
  mutating func join(_ left: ExpressionType, _ right: ExpressionType) -> ExpressionType? {
    if isSubtype(left, right) { return right }
    if isSubtype(right, left) { return left }
    switch (left, right) {
    case (.bool, .bool): return .bool(nil)
    case (.set(let element), .set(let other)): return join(element, other).map(ExpressionType.set)
    case (.entity(let types), .entity(let others)): return isStrict ? nil : .entity(types.union(others))
    case (.record(let record), .record(let other)): return join(record, other).map(ExpressionType.record)
    default: return nil
    }
  }

  /// The least type that holds the values of all: `never` for none.
  mutating func join(_ types: some Sequence<ExpressionType>) -> ExpressionType? {
    var whole = ExpressionType.never
    for type in types {
      guard let next = join(whole, type) else { return nil }
      whole = next
    }
    return whole
  }

  private mutating func join(_ left: RecordType, _ right: RecordType) -> RecordType? {
    if isStrict, left.attributes.count != right.attributes.count { return nil }
    var attributes: [CedarString: RecordType.Attribute] = [:]
    for (name, attribute) in left.attributes {
      if let other = right.attributes[name], let joined = join(attribute, other) {
        attributes[name] = joined
      } else if isStrict {
        return nil
      }
    }
    let isWhole = attributes.count == left.attributes.count && attributes.count == right.attributes.count
    return RecordType(attributes, isOpen: left.isOpen || right.isOpen || !isWhole)
  }

  /// The attribute where records of both sorts meet.
  mutating func join(_ left: RecordType.Attribute, _ right: RecordType.Attribute) -> RecordType.Attribute? {
    guard !isStrict || left.isRequired == right.isRequired, let type = join(left.type, right.type) else { return nil }
    return RecordType.Attribute(type: type, isRequired: left.isRequired && right.isRequired)
  }
}
