public import Liaison
public import Sealing

/// What an erasure destroyed, and what it left.
public struct Erasure: Sendable {
  /// The fiche as it is now: a reference, dates and codes.
  public let fiche: FicheRecord
  /// The envelopes that are gone, ciphertext and keys.
  public let envelopes: [EnvelopeID]
  /// How many wrapped keys went with them.
  public let keys: Int
  /// The agents who held one.
  public let holders: Set<AgentID>
}

extension WriteTransaction {
  /// Erases a fiche: its envelopes and every key to them, the facts it rested on, what was owed, unsent, linked or answered
  /// about it. Its reference, its dates, its steps and the journal remain, and every proof still verifies.
  ///
  /// Call ``Database/releaseErased()`` after the commit: until then SQLite's log holds the erased bytes.
  ///
  /// - Parameters:
  ///   - version: The version that the decision rested on.
  ///   - reserved: The steps that tell of the person by being there at all: they leave the timeline.
  /// - Throws: ``StoreError`` with code `notFound` or `versionConflict`.
  @discardableResult
  public func erase(
    _ reference: Reference, to etat: EtatFiche, expecting version: Int, reserved: Set<String> = []
  ) throws -> Erasure {
    let envelopes = try envelopes(of: reference).map(\.id)
    let holders = Set(try envelopes.flatMap { try self.keys(to: $0) }.compactMap(\.holder.agent))
    try advance(reference, to: etat, expecting: version)
    try connection.run(
      "UPDATE fiches SET faits = NULL, sections = '', categories = '', statistique = NULL WHERE reference = ?",
      .of(reference))
    let keys = try eraseContent(of: reference)
    for event in reserved.sorted() {
      for table in ["passages", "passages_anterieurs"] {
        try connection.run("DELETE FROM \(table) WHERE reference = ? AND evenement = ?", .of(reference), .text(event))
      }
    }
    guard let erased = try fiche(reference) else { throw StoreError(.notFound, "erasing a fiche") }
    return Erasure(fiche: erased, envelopes: envelopes, keys: keys, holders: holders)
  }

  /// What fiches and avis have in common when they are erased.
  /// - Returns: How many wrapped keys were deleted.
  @discardableResult
  func eraseContent(of reference: Reference) throws -> Int {
    let keys = try connection.run(
      "DELETE FROM cles WHERE enveloppe IN (SELECT id FROM enveloppes WHERE reference = ?)", .of(reference))
    let tables = ["enveloppes", "index_aveugle", "conflits", "obligations", "boite_envoi", "retraits", "archives"]
    for table in tables {
      try connection.run("DELETE FROM \(table) WHERE reference = ?", .of(reference))
    }
    // What was answered to its creation, kept for a retry, has the sections and what was withheld, with the reasons.
    try connection.run(
      "DELETE FROM idempotence WHERE premiere IN (SELECT feuille FROM passages WHERE reference = ?)", .of(reference))
    try unlink(reference)
    return keys
  }

  /// Takes a fiche out of its situation: nothing that remains says that it was about the same person. The others stay
  /// together.
  private func unlink(_ reference: Reference) throws {
    let (previous, situation) = (try previous(of: reference), try situation(of: reference))
    try connection.run("DELETE FROM suites WHERE reference = ?", .of(reference))
    let others = situation.references.filter { $0 != reference }
    guard let root = others.first(where: { $0 == situation.racine }) ?? others.first else { return }
    if root != situation.racine {
      try connection.run("DELETE FROM suites WHERE reference = ?", .of(root))
      try connection.run("UPDATE suites SET racine = ? WHERE racine = ?", .of(root), .of(reference))
    }
    try connection.run(
      "UPDATE suites SET suite_de = ? WHERE racine = ? AND suite_de = ?", .of(previous ?? root), .of(root),
      .of(reference))
  }
}
