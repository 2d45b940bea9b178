import Cryptography
import Foundation
import Journal
import Liaison
import Testing

@testable import Store

/// A journal is closed and the next one begins, in one transaction.
struct ClosingJournalTests {
  private let next = "navette.test/second"

  private func close(
    _ scratch: Scratch, _ origin: String = "navette.test/journal", for next: String = "navette.test/second",
    isRehearsal: Bool = false, first: (WriteTransaction, Int) throws -> Void = { _, _ in }
  ) throws -> Int {
    try ClosingJournal(DataFolder(scratch.data)).close(origin, for: next, at: scratchDate, isRehearsal: isRehearsal) {
      try first($0, $1)
      return (try body("first", .disclosure), $1)
    }
  }

  private func filled(_ count: Int) throws -> Scratch {
    let scratch = try Scratch()
    let first = try scratch.open()
    if count > 0 {
      try first.writeAndWait { transaction in for _ in 0..<count { transaction.append(try body("before")) } }
    }
    first.close()
    return scratch
  }

  @Test(arguments: [0, 3, 300])
  func `what is closed is remembered as it was, and one entry is left, of the next journal`(count: Int) throws {
    let scratch = try filled(count)
    let before = try scratch.signer.verifier.verify([UInt8](Data(contentsOf: scratch.checkpoint))).checkpoint
    #expect(try close(scratch) == 1)
    let closing = try ClosingJournal(DataFolder(scratch.data))
    let former = try #require(try closing.read { try $0.formerJournals() }.first)
    #expect(former.size == before.size && former.root == before.root && former.next == next)
    #expect(try closing.journal.size == 1 && closing.journal.bodies(0..<1)[0]?.bytes == body("first").bytes)
  }

  @Test func `the next journal is opened under its own name alone, and its past is held like the former's`() throws {
    let scratch = try filled(300)
    _ = try close(scratch)
    #expect(throws: StoreError(.unfinishedReopening)) { try scratch.open() }
    let signer = try LogSigner(origin: next, privateKey: .generate())
    let file = scratch.outside.appending(path: "second")
    let root = try ClosingJournal(DataFolder(scratch.data)).journal.root(size: 1)
    try Data(signer.sign(Checkpoint(origin: next, size: 1, root: root)).signed.bytes).write(to: file)
    let database = try Database(
      .init(folder: try DataFolder(scratch.data), checkpointFile: file, signer: signer, clock: { scratchDate }))
    #expect(try database.writeAndWait { $0.append(try body("after")) }.leaves == [1])
    _ = try database.receipt(leaf: 1).verify(with: signer.verifier)
    database.close()
    let bystander = try scratch.bystander()
    for statement in [
      "DELETE FROM leaves", "UPDATE leaves SET entry = zeroblob(42)", "UPDATE bodies SET body = zeroblob(1)",
      "INSERT OR REPLACE INTO leaves VALUES (0, zeroblob(42))",
      "INSERT INTO subtrees VALUES (8, 0, zeroblob(32)); DELETE FROM subtrees",
    ] { #expect(throws: StoreError.self, "\(statement)") { try bystander.script(statement) } }
    let triggers = try bystander.all(
      "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN ('leaves', 'subtrees') ORDER BY name"
    ) { try $0.text() }
    #expect(triggers.count == 6)
  }

  @Test func `a name serves once, in either place`() throws {
    let scratch = try filled(3)
    _ = try close(scratch)
    for (origin, next) in [
      ("navette.test/journal", "c"), (self.next, "navette.test/journal"), (self.next, self.next),
    ] {
      #expect(throws: StoreError.self, "\(origin) \(next)") { try close(scratch, origin, for: next) }
    }
    #expect(try close(scratch, self.next, for: "navette.test/third") == 2)
    #expect(throws: StoreError(.unfinishedReopening)) { try scratch.open() }
  }

  @Test func `what fails, or is rehearsed, leaves everything as it was`() throws {
    struct Killed: Error {}
    let scratch = try filled(300)
    func held() throws -> [Int64] {
      let bystander = try scratch.bystander()
      return try ["leaves", "bodies", "subtrees", "journaux_anterieurs", "politiques"].map { try bystander.count($0) }
    }
    let before = try held()
    #expect(throws: Killed.self) {
      try close(scratch) { transaction, _ in
        try transaction.setPolicies([1], at: scratchDate)
        throw Killed()
      }
    }
    #expect(try held() == before)
    #expect(
      try close(scratch, isRehearsal: true) { transaction, _ in try transaction.setPolicies([1], at: scratchDate) } == 1
    )
    #expect(try held() == before)
    let again = try scratch.open()
    #expect(again.checkpoint.checkpoint.size == 300)
    again.close()
  }

  @Test func `the bodies that were closed are in no file of the folder any more`() throws {
    let scratch = try Scratch()
    let first = try scratch.open()
    try first.writeAndWait { _ = $0.append(try body("zyxreconnaissable")) }
    first.close()
    func holds() throws -> Bool {
      try scratch.files().values.contains { $0.firstRange(of: Array("zyxreconnaissable".utf8)) != nil }
    }
    #expect(try holds())
    _ = try close(scratch)
    #expect(try !holds())
  }

  @Test func `steps keep their former numbers, and only those of something that is there are told again`() throws {
    let scratch = try Scratch()
    let first = try scratch.open()
    let place = try Departement(in: first)
    let fiche = try place.fiche()
    try first.writeAndWait { transaction in
      try transaction.insert(fiche)
      let ticket = transaction.append(try body("transmission", .disclosure))
      try transaction.record("transmission", of: fiche.reference, by: place.worker, at: scratchDate, ticket: ticket)
    }
    first.close()
    var told: [Bool] = []
    _ = try close(scratch) { transaction, rank in
      for (reference, agent) in [
        (fiche.reference.description, place.worker.description), ("FN-2026-27WW-AN8P-W4", place.worker.description),
        (fiche.reference.description, "inconnu"),
      ] {
        told.append(try transaction.retell("ouverture", of: reference, by: agent, at: scratchDate, leaf: 7, rank: rank))
      }
    }
    #expect(told == [true, false, false])
    let steps = try ClosingJournal(DataFolder(scratch.data)).read { try $0.timeline(of: fiche.reference) }
    #expect(steps.map(\.event) == ["transmission", "ouverture"] && steps.map(\.leaf) == [0, 7])
    #expect(steps.allSatisfy { $0.formerJournal == "navette.test/journal" })
  }
}
