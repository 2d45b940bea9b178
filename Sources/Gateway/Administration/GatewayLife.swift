internal import Cryptography
internal import Foundation
internal import JSON
public import Law
internal import Store

/// What happens to the gateway itself, in the journal: it starts, stops, and its policies change.
public struct GatewayLife: Sendable {
  let desk: Desk

  /// Records the start, and the policies in force if they are not those of the last run. Waits for the commit.
  /// - Parameters:
  ///   - version: the program's version.
  ///   - scripts: SHA-256 of the scripts that browsers are given, in hexadecimal: whoever kept theirs can compare.
  public func started(version: String, scripts: [String]) throws {
    try enforce(desk.access.book)
    try record(.demarrage, ["version": .string(version), "scripts": .array(scripts.map(JSON.string))])
  }

  /// Records the stop. Waits for the commit.
  public func stopped() throws { try record(.arret, [:]) }

  /// Puts a set of policies in force, and keeps its text for whoever checks a past decision. Waits for the commit.
  public func enforce(_ book: PolicyBook) throws {
    let now = desk.clock()
    let inForce = try desk.database.read { try $0.policiesInForce()?.digest }
    if inForce != book.digest {
      _ = try desk.database.writeAndWait { transaction in
        var ledger = Ledger(transaction)
        try transaction.setPolicies(book.archive, at: now)
        try ledger.append(
          JournalEvent(
            kind: .jeuDePolitiques, at: now,
            details: [
              "jeu": .string(book.digest.hex), "regles": .integer(Int64(book.notices.count)),
              "fichiers": .array(book.sources.map { .string($0.name) }),
            ]))
      }
    }
    desk.access.replace(with: book)
  }

  private func record(_ kind: EventKind, _ details: JSONObject) throws {
    let now = desk.clock()
    _ = try desk.database.writeAndWait { transaction in
      var ledger = Ledger(transaction)
      try ledger.append(JournalEvent(kind: kind, at: now, details: details))
    }
  }
}
