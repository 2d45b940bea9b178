/// The faults of one policy, in the order found, each once: environments that differ in nothing that matters find the same.
struct Faults {
  private(set) var errors: [ValidationError] = []
  private var seen: Set<ValidationError> = []
  private let policy: PolicyID

  init(_ policy: PolicyID) { self.policy = policy }

  var count: Int { errors.count }

  mutating func add(_ code: ValidationError.Code, at span: SourceSpan, _ message: String) {
    let error = ValidationError(code: code, policy: policy, span: span, message: message)
    if seen.insert(error).inserted { errors.append(error) }
  }
}
