public import Liaison

/// The fiches and avis that one author wrote about one situation: the first, then those that follow it.
public struct Situation: Hashable, Sendable {
  /// The first.
  public let racine: Reference
  /// All of them, the first included.
  public let references: [Reference]
}

extension ReadTransaction {
  /// The situation that a fiche or an avis is about: itself alone, unless it follows another or is followed.
  public func situation(of reference: Reference) throws -> Situation {
    let found = try connection.first("SELECT racine FROM suites WHERE reference = ?", .of(reference)) {
      try $0.reference()
    }
    let root = found ?? reference
    let others = try connection.all("SELECT reference FROM suites WHERE racine = ? ORDER BY reference", .of(root)) {
      try $0.reference()
    }
    // What an intervenant does of a saisine begins a situation of its own: its root is itself.
    return Situation(racine: root, references: [root] + others.filter { $0 != root })
  }

  /// What something follows, or nil.
  public func previous(of reference: Reference) throws -> Reference? {
    try connection.first("SELECT suite_de FROM suites WHERE reference = ?", .of(reference)) { try $0.reference() }
  }
}

extension WriteTransaction {
  /// Notes that a new fiche or avis follows another, or comes from a saisine. A saisine may be about a victim and a person
  /// implicated: what comes from it is not one situation, and the duties of one do not end with the other.
  ///
  /// - Throws: ``StoreError`` with code `alreadyExists` when it follows one already.
  public func link(_ reference: Reference, after previous: Reference) throws {
    try connection.run(
      "INSERT INTO suites (reference, suite_de, racine) VALUES (?, ?, ?)", .of(reference), .of(previous),
      .of(previous.kind == .saisine ? reference : situation(of: previous).racine))
  }
}
