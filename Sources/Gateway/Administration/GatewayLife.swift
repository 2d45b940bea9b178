public import Cryptography
internal import Foundation
internal import JSON
public import Law
internal import Journal
internal import Store

/// What happens to the gateway itself, in the journal: it starts, stops, and its policies change.
public struct GatewayLife: Sendable {
  let desk: Desk

  /// Records the start, and the policies and the configuration if they are not those of the last run: the first thing that this run
  /// writes, which admits a held log. Waits for the commit.
  /// - Parameters:
  ///   - version: the program's version.
  ///   - scripts: SHA-256 of the scripts that browsers are given, in hexadecimal: whoever kept theirs can compare.
  ///   - configuration: SHA-256 of each part of what the gateway is configured with, by its name.
  ///   - override: why the journal goes on before its witnesses have answered; nil when they have, or there are none.
  public func started(
    version: String, scripts: [String], configuration: [String: Digest], without override: WitnessOverride? = nil
  ) throws {
    let now = desk.clock()
    let book = desk.access.book
    let size = desk.database.checkpoint.checkpoint.size
    try desk.database.admit { transaction in
      var ledger = Ledger(transaction)
      if let override {
        try ledger.append(
          JournalEvent(
            kind: .temoinsOutrepasses, at: now,
            details: ["motif": .string(override.rawValue), "taille": .integer(Int64(size))]))
      }
      try ledger.enforce(book, at: now)
      try ledger.configure(configuration, at: now)
      try ledger.append(
        JournalEvent(
          kind: .demarrage, at: now,
          details: ["version": .string(version), "scripts": .array(scripts.map(JSON.string))]))
    }
  }

  /// Records the stop. Waits for the commit.
  public func stopped() throws { try record(.arret, [:]) }

  /// Puts a set of policies in force, and keeps its text for whoever checks a past decision. Waits for the commit.
  public func enforce(_ book: PolicyBook) throws {
    let now = desk.clock()
    let inForce = try desk.database.read { try $0.policiesInForce()?.digest }
    if inForce != book.digest {
      try desk.database.writeAndWait { transaction in
        var ledger = Ledger(transaction)
        try ledger.enforce(book, at: now)
      }
    }
    desk.access.replace(with: book)
  }

  private func record(_ kind: EventKind, _ details: JSONObject) throws {
    let now = desk.clock()
    try desk.database.writeAndWait { transaction in
      var ledger = Ledger(transaction)
      try ledger.append(JournalEvent(kind: kind, at: now, details: details))
    }
  }
}

extension Ledger {
  /// Sets policies in force unless they are, and says so.
  fileprivate mutating func enforce(_ book: PolicyBook, at now: Date) throws {
    guard try transaction.policiesInForce()?.digest != book.digest else { return }
    try transaction.setPolicies(book.archive, at: now)
    try append(
      JournalEvent(
        kind: .jeuDePolitiques, at: now,
        details: [
          "jeu": .string(book.digest.hex), "regles": .integer(Int64(book.notices.count)),
          "fichiers": .array(book.sources.map { .string($0.name) }),
        ]))
  }

  /// Says which parts of the configuration are not those of the last start: added, changed or gone.
  fileprivate mutating func configure(_ parts: [String: Digest], at now: Date) throws {
    let former = try transaction.configuration()
    let changed = Set(former.keys).union(parts.keys).filter { former[$0] != parts[$0] }.sorted()
    guard !changed.isEmpty else { return }
    try transaction.setConfiguration(parts)
    let whole = parts.sorted { $0.key < $1.key }.map { "\($0.value.hex)  \($0.key)\n" }.joined()
    try append(
      JournalEvent(
        kind: .configuration, at: now,
        details: [
          "membres": .array(changed.map(JSON.string)), "empreinte": .string(SHA256.digest(Array(whole.utf8)).hex),
        ]))
  }
}
