/// Why a set of policies cannot be put in force.
public struct PolicyBookError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file at fault, empty when it is the set as a whole.
  public let file: String
  /// The fault, in words.
  public let fault: String

  /// For the person who edits the policies.
  public var description: String { file.isEmpty ? fault : "\(file): \(fault)" }
}
