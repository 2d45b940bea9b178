public import Cedar
public import Law

/// A decision on a part of what was asked: its question is that of the whole with another action and a few more facts.
public struct DecidedPart: Hashable, Sendable {
  /// What is done with the part.
  public let action: ActionName
  /// What the part adds to the context of the whole.
  public let added: Record
  /// Whether it may be done.
  public let isPermitted: Bool
  /// The policies that permit or refuse it.
  public let reasons: [PolicyNotice]
}
