/// What a policy lacks to be read, or to be explained to the person it refuses. It would decide all the same.
public struct PolicyFinding: Hashable, Sendable, CustomStringConvertible {
  /// The file.
  public let file: String
  /// The line, from 1: of the clause at fault, or of the policy.
  public let line: Int
  /// The policy.
  public let policy: String
  /// What is wrong, in words, and what to do about it.
  public let fault: String

  /// For the person who writes policies: `file:line: policy: fault`.
  public var description: String { "\(file):\(line): `\(policy)`: \(fault)" }
}
