/// A place in a template that a link fills with an entity.
public enum Slot: String, Hashable, Sendable {
  case principal = "?principal"
  case resource = "?resource"
}

/// An entity named in a scope, or the slot that a link will fill.
public enum EntityReference: Hashable, Sendable {
  /// A fixed entity.
  case entity(EntityUID)
  /// To be filled.
  case slot(Slot)
}

/// What a scope asks of the principal or the resource.
public enum EntityConstraint: Hashable, Sendable {
  /// Anything.
  case any
  /// `== E`.
  case equal(EntityReference)
  /// `in E`.
  case within(EntityReference)
  /// `is T`.
  case type(EntityType)
  /// `is T in E`.
  case typeWithin(EntityType, EntityReference)

  /// Whether the constraint waits for a link.
  public var hasSlot: Bool {
    switch self {
    case .equal(.slot), .within(.slot), .typeWithin(_, .slot): true
    default: false
    }
  }

  /// The same constraint with its slot filled; unchanged when it has none.
  func filling(with uid: EntityUID) -> EntityConstraint {
    switch self {
    case .equal(.slot): .equal(.entity(uid))
    case .within(.slot): .within(.entity(uid))
    case .typeWithin(let type, .slot): .typeWithin(type, .entity(uid))
    default: self
    }
  }
}

/// What a scope asks of the action.
public enum ActionConstraint: Hashable, Sendable {
  /// Anything.
  case any
  /// `== A`.
  case equal(EntityUID)
  /// `in A`.
  case within(EntityUID)
  /// `in [A, B]`; an empty list matches nothing.
  case withinAny([EntityUID])
}
