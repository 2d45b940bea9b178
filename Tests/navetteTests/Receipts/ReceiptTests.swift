import JSON
import Journal
import Liaison
import Testing

@testable import navette

struct ReceiptTests {
  private let journal: TestJournal
  private let folder: TemporaryFolder
  private let keeper: ReceiptKeeper
  private let reference: Reference

  init() throws {
    journal = try TestJournal()
    folder = try TemporaryFolder()
    keeper = ReceiptKeeper(folder: folder.path.appending("recus"), verifier: journal.signer.verifier)
    reference = try Reference(TestJournal.reference)
    for _ in 0..<5 { try journal.append() }
  }

  private func received(_ json: JSON) throws -> ReceivedReceipt { try ReceivedReceipt(Answer(json)) }

  private func changed(_ name: String, _ value: JSON?, leaf: UInt64 = 2) throws -> JSON {
    guard case .object(var object) = try journal.receipt(leaf) else { return nil }
    object[name] = value
    return .object(object)
  }

  @Test func `a receipt that holds is kept, its owner's alone, and verifies again`() throws {
    try keeper.keep(try received(try journal.receipt(2)), about: reference)
    #expect(try folder.permissions("recus") == 0o700)
    #expect(try folder.permissions("recus/000000000002-transmission.json") == 0o600)
    #expect(try keeper.kept().map(\.received.leaf) == [2])
    #expect(try keeper.newest()?.checkpoint.size == 5)
  }

  @Test func `the same receipt twice, or with a later proof, is the same receipt`() throws {
    try keeper.keep(try received(try journal.receipt(2)), about: reference)
    try journal.append()
    try keeper.keep(try received(try journal.receipt(2)), about: reference)
    #expect(try keeper.kept().count == 1)
    #expect(try keeper.newest()?.checkpoint.size == 6)
  }

  @Test func `an older proof does not make the newest checkpoint older`() throws {
    let old = try journal.receipt(1)
    try journal.append()
    try keeper.keep(try received(try journal.receipt(5)), about: reference)
    try keeper.keep(try received(old), about: reference)
    #expect(try keeper.newest()?.checkpoint.size == 6)
  }

  @Test func `a body that is not the one committed to is refused`() throws {
    let lie = #"{"evenement":"transmission","objet":"\#(TestJournal.reference)","v":2}"#
    #expect(throws: CommandError(.untrusted, "")) {
      try received(try changed("corps", .string(lie))).verify(with: journal.signer.verifier)
    }
  }

  @Test func `another nonce, another leaf, another event are refused`() throws {
    let verifier = journal.signer.verifier
    for (name, value) in [
      ("nonce", JSON.string(String(repeating: "0", count: 32))), ("feuille", 3), ("evenement", "ouverture"),
    ] {
      #expect(throws: CommandError(.untrusted, ""), "\(name)") {
        try received(try changed(name, value)).verify(with: verifier)
      }
    }
  }

  @Test func `the proof of another entry is refused`() throws {
    let other = try journal.receipt(3)["preuve"]
    #expect(throws: CommandError(.untrusted, "")) {
      try received(try changed("preuve", other)).verify(with: journal.signer.verifier)
    }
  }

  @Test func `a journal signed by another key, or under another name, is refused`() throws {
    let another = try TestJournal()
    try another.append()
    #expect(throws: CommandError(.untrusted, "")) {
      try received(try another.receipt(0)).verify(with: journal.signer.verifier)
    }
    let renamed = LogVerifier(origin: "navette.test/other", key: journal.signer.verifier.key)
    #expect(throws: CommandError(.untrusted, "")) {
      try received(try journal.receipt(2)).verify(with: renamed)
    }
  }

  @Test func `a receipt about another fiche is refused and not kept`() throws {
    try journal.append(about: "FN-2026-AAAA-AAAA-AA")
    #expect(throws: CommandError(.untrusted, "")) {
      try keeper.keep(try received(try journal.receipt(5)), about: reference)
    }
    #expect(try keeper.kept().isEmpty)
  }

  @Test func `a journal that was forked at one size is refused`() throws {
    try keeper.keep(try received(try journal.receipt(2)), about: reference)
    let fork = try TestJournal.forked(from: journal)
    for _ in 0..<5 { try fork.append() }
    #expect(throws: CommandError(.untrusted, "")) {
      try keeper.keep(try received(try fork.receipt(4)), about: reference)
    }
  }

  @Test func `a leaf that says something else than before is refused`() throws {
    try keeper.keep(try received(try journal.receipt(2)), about: reference)
    let fork = try TestJournal.forked(from: journal)
    for _ in 0..<7 { try fork.append() }
    #expect(throws: CommandError(.untrusted, "")) {
      try keeper.keep(try received(try fork.receipt(2)), about: reference)
    }
  }

  @Test(arguments: ["evenement", "feuille", "corps", "nonce", "preuve"])
  func `a receipt without one of its parts, or with another type there, is refused`(name: String) throws {
    #expect(throws: CommandError(.untrusted, "")) { try received(try changed(name, nil)) }
    #expect(throws: CommandError(.untrusted, "")) { try received(try changed(name, true)) }
    #expect(throws: CommandError(.untrusted, "")) {
      try received(try changed(name, "../x")).verify(with: journal.signer.verifier)
    }
  }

  @Test func `a kept receipt that was touched is refused when read again`() throws {
    try keeper.keep(try received(try journal.receipt(2)), about: reference)
    let file = folder.path.appending("recus/000000000002-transmission.json")
    let touched = try changed("nonce", .string(String(repeating: "1", count: 32)))
    try PrivateFile.replace(file, touched.serialized(.pretty))
    #expect(throws: CommandError(.untrusted, "")) { try keeper.kept() }
  }
}
