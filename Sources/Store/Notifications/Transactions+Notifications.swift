public import Foundation
public import Liaison

extension ReadTransaction {
  /// Where an agent wants to be told, and of what.
  public func preferences(of agent: AgentID) throws -> PreferencesDeCourriel {
    try connection.first("SELECT adresse, refusees FROM notifications WHERE agent = ?", .of(agent)) { row in
      let adresse = try row.optionalText()
      let refusees: [SorteDeNotification] = try row.codes()
      do {
        return try PreferencesDeCourriel(adresse: adresse.map { try Courriel($0) }, refusees: Set(refusees))
      } catch { throw StoreError(.corrupt, "reading preferences") }
    } ?? .aucune
  }

  /// When an agent was last sent a reminder.
  public func lastReminder(of agent: AgentID) throws -> Date? {
    try connection.first("SELECT le FROM derniers_rappels WHERE agent = ?", .of(agent)) { try $0.date() }
  }

  /// The fiches whose next deadline has passed and was not reminded since an instant, the oldest first.
  public func overdueFiches(
    at instant: Date, notRemindedSince reminded: Date, limit: Int = 500
  ) throws -> [FicheRecord] {
    try connection.all(
      """
      SELECT \(FicheRecord.columns) FROM fiches
      WHERE echeance <= ? AND (echeance_rappelee_le IS NULL OR echeance_rappelee_le < ?) ORDER BY echeance LIMIT ?
      """, .of(instant), .of(reminded), .number(limit)
    ) { try FicheRecord(&$0) }
  }
}

extension WriteTransaction {
  /// Notes where an agent wants to be told, and of what.
  public func put(_ preferences: PreferencesDeCourriel, of agent: AgentID) throws {
    let refusees = preferences.refusees.sorted { $0.rangDansLaListe < $1.rangDansLaListe }
    try connection.run(
      """
      INSERT INTO notifications (agent, adresse, refusees) VALUES (?, ?, ?)
      ON CONFLICT (agent) DO UPDATE SET adresse = excluded.adresse, refusees = excluded.refusees
      """, .of(agent), .optional(preferences.adresse?.adresse), .of(refusees))
  }

  /// Notes that a reminder was sent.
  public func noteReminder(of agent: AgentID, at date: Date) throws {
    try connection.run(
      "INSERT INTO derniers_rappels (agent, le) VALUES (?, ?) ON CONFLICT (agent) DO UPDATE SET le = excluded.le",
      .of(agent), .of(date))
  }

  /// Notes that a reminder of a fiche's deadline was queued.
  public func remindDeadline(of reference: Reference, at date: Date) throws {
    try connection.run("UPDATE fiches SET echeance_rappelee_le = ? WHERE reference = ?", .of(date), .of(reference))
  }

  /// Forgets the messages that nobody has sent: where no mail server is configured, they would stay for ever.
  /// - Returns: How many.
  @discardableResult
  public func forgetMessages(dueBefore date: Date) throws -> Int {
    try connection.run("DELETE FROM boite_envoi WHERE prochain_essai < ?", .of(date))
  }
}
