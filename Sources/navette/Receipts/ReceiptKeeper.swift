import JSON
import Journal
import Liaison

/// Verifies receipts and keeps them in the agent's folder, with the newest checkpoint seen.
struct ReceiptKeeper: Sendable {
  let folder: FilePath
  let verifier: LogVerifier

  private var newestFile: FilePath { folder.appending("dernier.checkpoint") }

  /// Verifies a receipt, checks that the journal did not shrink nor fork, and keeps it.
  /// - Throws: ``CommandError`` with `untrusted` for a receipt that does not hold; `configuration` for the disk's faults.
  @discardableResult
  func keep(_ received: ReceivedReceipt, about reference: Reference?) throws -> VerifiedReceipt {
    let verified = try received.verify(with: verifier)
    if let reference, verified.body["objet"] != .string(reference.description) {
      throw ReceiptFault.error("is about another reference")
    }
    try PrivateFolder.ensure(folder)
    try store(verified)
    try follow(verified.checkpoint)
    return verified
  }

  /// Every receipt that was kept, verified again, in the order of the journal.
  func kept() throws -> [VerifiedReceipt] {
    guard PrivateFolder.exists(folder) else { return [] }
    return try PrivateFolder.names(folder).filter { $0.hasSuffix(".json") }.map { name in
      let bytes = try BoundedFile.read(folder.appending(name), maximum: Self.fileLimit)
      guard let json = try? JSON.parse(bytes) else { throw ReceiptFault.error("\(SafeText.line(name)) is not JSON") }
      return try ReceivedReceipt(Answer(json)).verify(with: verifier)
    }
  }

  /// The newest checkpoint that was seen.
  func newest() throws -> VerifiedCheckpoint? {
    let bytes: [UInt8]
    do {
      bytes = try BoundedFile.read(newestFile, maximum: SignedNote.maximumByteCount)
    } catch let error as CommandError where error.code == .notFound {
      return nil
    }
    do {
      return try verifier.verify(bytes)
    } catch {
      throw CommandError(.configuration, "recus/dernier.checkpoint: \(error.code.rawValue)")
    }
  }

  private static let fileLimit = 2 << 20

  /// The same leaf seen twice must say the same thing, whatever the checkpoint of its proof.
  private func store(_ verified: VerifiedReceipt) throws {
    let number = String(verified.received.leaf)
    let padded = String(repeating: "0", count: max(0, 12 - number.utf8.count)) + number
    let file = folder.appending("\(padded)-\(verified.received.event).json")
    let bytes = verified.received.json.serialized(.pretty)
    do {
      try PrivateFile.create(file, bytes)
    } catch let error as CommandError where error.code == .conflict {
      let before = try BoundedFile.read(file, maximum: Self.fileLimit)
      guard let json = try? JSON.parse(before), let known = try? ReceivedReceipt(Answer(json)),
        known.body == verified.received.body, known.nonce == verified.received.nonce
      else { throw ReceiptFault.error("leaf \(number) says something else than before") }
    }
  }

  /// A journal only grows. Proving that it grew from the same tree needs the auditor's export; its size, and its root at
  /// one size, are checked here on every receipt. Old receipts are asked for again: only `receipts` may go back.
  func follow(_ checkpoint: VerifiedCheckpoint) throws {
    try PrivateFolder.ensure(folder)
    guard let newest = try newest() else { return try PrivateFile.replace(newestFile, checkpoint.signed.bytes) }
    let (old, new) = (newest.checkpoint, checkpoint.checkpoint)
    guard new.size != old.size || new.root == old.root else {
      throw ReceiptFault.error("two trees of one size: the journal was forked")
    }
    if new.size > old.size { try PrivateFile.replace(newestFile, checkpoint.signed.bytes) }
  }
}
