public import Foundation
public import Liaison

/// Something owed: a written justification, a review, telling the parents. Reminded until it is done.
public struct Obligation: Hashable, Sendable {
  /// The fiche or the avis it is about.
  public let reference: Reference
  /// A code that the policies define: `informer-les-parents`, `transmettre-a-la-crip`…
  public let nature: String
  /// Who owes it.
  public let debiteur: AgentID
  /// The policy that makes it owed.
  public let policy: String
  /// Whether it is a duty to transmit, of which its debtor was alerted: another transmission does it.
  public let isDuty: Bool
  /// From when it is late.
  public let due: Date
  /// When it was last reminded.
  public let remindedOn: Date?
  /// When it ended.
  public let doneOn: Date?
  /// How it ended, as a code: what was done, or why not.
  public let answer: String?

  /// Something newly owed.
  public init(
    reference: Reference, nature: String, debiteur: AgentID, policy: String, isDuty: Bool = false, due: Date
  ) {
    (self.reference, self.nature, self.debiteur) = (reference, nature, debiteur)
    (self.policy, self.isDuty, self.due) = (policy, isDuty, due)
    (remindedOn, doneOn, answer) = (nil, nil, nil)
  }
}

extension ReadTransaction {
  /// What an agent owes, the soonest first.
  public func obligations(of agent: AgentID) throws -> [Obligation] {
    try connection.all(
      "\(Obligation.select) WHERE debiteur = ? AND faite_le IS NULL ORDER BY due_le, numero", .of(agent)
    ) { try Obligation(&$0) }
  }

  /// What is owed about a fiche or an avis, done or not.
  public func obligations(about reference: Reference) throws -> [Obligation] {
    try connection.all("\(Obligation.select) WHERE reference = ? ORDER BY numero", .of(reference)) {
      try Obligation(&$0)
    }
  }

  /// What is owed and falls due before an instant, and was not reminded since another.
  public func obligations(
    dueBefore instant: Date, notRemindedSince reminded: Date, limit: Int = 500
  ) throws -> [Obligation] {
    try connection.all(
      """
      \(Obligation.select) WHERE faite_le IS NULL AND due_le < ? AND (rappelee_le IS NULL OR rappelee_le < ?)
      ORDER BY due_le, numero LIMIT ?
      """, .of(instant), .of(reminded), .number(limit)
    ) { try Obligation(&$0) }
  }
}

extension WriteTransaction {
  /// Makes something owed.
  ///
  /// - Throws: ``StoreError`` with code `alreadyExists` when the same is owed about it already.
  public func insert(_ obligation: Obligation) throws {
    try connection.run(
      "INSERT INTO obligations (reference, nature, debiteur, politique, devoir, due_le) VALUES (?, ?, ?, ?, ?, ?)",
      .of(obligation.reference), .text(obligation.nature), .of(obligation.debiteur), .text(obligation.policy),
      .flag(obligation.isDuty), .of(obligation.due))
  }

  /// Ends what is owed, with a code that says how. Ending it twice keeps the first date and answer.
  ///
  /// - Returns: Whether something was owed.
  @discardableResult
  public func fulfil(_ nature: String, about reference: Reference, answer: String, at date: Date) throws -> Bool {
    try connection.run(
      "UPDATE obligations SET faite_le = ?, reponse = ? WHERE reference = ? AND nature = ? AND faite_le IS NULL",
      .of(date), .text(answer), .of(reference), .text(nature)) > 0
  }

  /// Makes what had ended due again, at the date it was due; it is reminded anew.
  public func reopen(_ nature: String, about reference: Reference) throws {
    try connection.run(
      "UPDATE obligations SET faite_le = NULL, reponse = NULL, rappelee_le = NULL WHERE reference = ? AND nature = ?",
      .of(reference), .text(nature))
  }

  /// Notes that a reminder was queued.
  public func remind(_ nature: String, about reference: Reference, at date: Date) throws {
    try connection.run(
      "UPDATE obligations SET rappelee_le = ? WHERE reference = ? AND nature = ?", .of(date), .of(reference),
      .text(nature))
  }
}

extension Obligation {
  fileprivate static let select =
    "SELECT reference, nature, debiteur, politique, devoir, due_le, rappelee_le, faite_le, reponse FROM obligations"

  fileprivate init(_ row: inout Row) throws {
    (reference, nature, debiteur) = (try row.reference(), try row.text(), try row.agent())
    (policy, isDuty, due) = (try row.text(), try row.flag(), try row.date())
    (remindedOn, doneOn) = (try row.optionalDate(), try row.optionalDate())
    answer = try row.optionalText()
  }
}
