/// `a && b && …`, operand by operand: what one makes sure of holds for those after it.
struct Conjunction {
  private let checker: TypeChecker
  private var whole: TypeChecker.Answer?
  private var held: [Set<Capability>] = []

  init(_ checker: TypeChecker) { self.checker = checker }

  /// Whether the conjunction is false already: what follows is never evaluated, so it is not typed.
  var isSettled: Bool { whole?.type == .bool(false) }

  /// Adds the answer to the next operand, typed since the one before was added.
  mutating func append(_ answer: TypeChecker.Answer) {
    guard let before = whole else {
      whole = answer
      hold(answer.capabilities)
      return
    }
    switch (before.type, answer.type) {
    case (nil, _), (_, nil): whole?.type = .bool(nil)
    case (_, .bool(false)): whole = .boolean(false)
    case (_, .bool(true)): break
    case (.bool(true), let type): whole?.type = type
    default: whole?.type = .bool(nil)
    }
    guard !isSettled else { return }
    whole?.capabilities.formUnion(answer.capabilities)
    hold(answer.capabilities)
  }

  /// The answer to the whole. What the operands made sure of is held no longer; a conjunction of nothing is true.
  func finish() -> TypeChecker.Answer {
    held.forEach(checker.release)
    guard let whole else { return .boolean(true) }
    return isSettled ? .boolean(false) : whole
  }

  private mutating func hold(_ capabilities: Set<Capability>) {
    guard !capabilities.isEmpty else { return }
    checker.hold(capabilities)
    held.append(capabilities)
  }
}
