public import Foundation
internal import JSON
public import Journal
public import Liaison

/// The first entry of a journal: nobody is there yet to decide it.
public enum InitialEnrolment {
  /// The body that says who administers the gateway.
  /// - Throws: Nothing that a valid agent could bring about.
  public static func body(of administrator: Agent, at date: Date) throws -> JournalBody {
    let event = JournalEvent(
      kind: .enrolement, at: date, subject: administrator.id.description,
      details: ["roleAgent": .string(administrator.role.code), "initialisation": true])
    return try event.body()
  }
}
