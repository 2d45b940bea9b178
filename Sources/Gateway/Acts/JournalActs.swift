internal import Cedar

/// An act on the journal.
public protocol JournalAct: GatedAct {
  init()
}

extension JournalAct {
  /// The journal.
  public var resource: PolicyEntity { PolicyEntity(Entity(EntityUID(type: EntityTypes.journal, id: "journal"))) }
}

/// Following the journal: its checkpoints, its key, its hashes and its entries, which commit and say nothing.
public struct SuivreJournal: JournalAct {
  /// `Action::"suivreJournal"`.
  public static let action = ActionName.suivreJournal
  /// Follows.
  public init() {}
}

/// Reading the journal: bodies, proofs of an entry, the text of past policies.
public struct LireJournal: JournalAct {
  /// `Action::"lireJournal"`.
  public static let action = ActionName.lireJournal
  /// Reads.
  public init() {}
}

/// Deleting the bodies of the journal that have reached the end of their retention.
public struct ElaguerJournal: JournalAct {
  /// `Action::"elaguerJournal"`.
  public static let action = ActionName.elaguerJournal
  /// Deletes.
  public init() {}
}
