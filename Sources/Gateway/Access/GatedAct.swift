public import Cedar

/// An act that nobody does without a decision: who, what, on what, with which facts.
public protocol GatedAct: Sendable {
  /// The action that the policies name.
  static var action: ActionName { get }
  /// The entity acted upon, with its attributes.
  var resource: PolicyEntity { get }
  /// The facts of the act: codes and Booleans, never text that a person typed.
  var context: Record { get }
}

extension GatedAct {
  /// No fact but the resource's.
  public var context: Record { .empty }
}
