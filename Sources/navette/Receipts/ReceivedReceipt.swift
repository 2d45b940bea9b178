import Cryptography
import JSON
import Journal

/// A receipt as the gateway gives it, not yet verified.
struct ReceivedReceipt: Sendable {
  /// What was journaled: a plain code.
  let event: String
  /// The leaf's index.
  let leaf: UInt64
  /// The journal body's canonical JSON.
  let body: [UInt8]
  let nonce: Nonce
  let receipt: Receipt

  /// - Throws: ``CommandError`` with `untrusted`.
  init(_ answer: Answer) throws {
    event = try answer.string("evenement", maximum: 64)
    guard !event.isEmpty, event.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 45 })
    else { throw answer.fault("\(answer.pointer)/evenement is not a code") }
    leaf = try answer.natural("feuille")
    body = Array(try answer.string("corps", maximum: JournalBody.maximumByteCount).utf8)
    guard let bytes = Hexadecimal.decode(try answer.string("nonce", maximum: 64)), let nonce = Nonce(bytes: bytes)
    else { throw answer.fault("\(answer.pointer)/nonce is not 16 bytes") }
    self.nonce = nonce
    let proof = try answer.string("preuve", maximum: Receipt.maximumByteCount)
    do {
      receipt = try Receipt(parsing: Array(proof.utf8))
    } catch {
      throw ReceiptFault.error(error)
    }
  }

  /// Proves that the body is in the journal whose key is pinned.
  ///
  /// Signature and origin of the checkpoint, inclusion of the entry, commitment of the entry to the body and nonce,
  /// and the leaf that was announced.
  /// - Throws: ``CommandError`` with `untrusted`.
  func verify(with verifier: LogVerifier) throws -> VerifiedReceipt {
    do {
      let entry = try receipt.verify(with: verifier)
      try JournalBody(canonical: body, retention: entry.retention, nonce: nonce).verify(against: entry)
      guard receipt.inclusion.index == leaf else { throw ReceiptFault.error("announces another leaf than it proves") }
      let verified = try verifier.verify(receipt.checkpoint)
      guard case .object(let object)? = try? JSON.parse(body) else { throw ReceiptFault.error("holds no JSON object") }
      guard object["evenement"] == .string(event) else { throw ReceiptFault.error("names another event than its body") }
      return VerifiedReceipt(received: self, entry: entry, body: object, checkpoint: verified)
    } catch let error as JournalError {
      throw ReceiptFault.error(error)
    }
  }

  /// The form that is kept: that of the API.
  var json: JSON {
    [
      "evenement": .string(event), "feuille": .integer(Int64(leaf)), "corps": .string(text(body)),
      "nonce": .string(Hexadecimal.encode(nonce.bytes)), "preuve": .string(text(receipt.bytes)),
    ]
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

/// A receipt that was verified: only ``ReceivedReceipt/verify(with:)`` makes it.
struct VerifiedReceipt: Sendable {
  let received: ReceivedReceipt
  let entry: LogEntry
  let body: JSONObject
  let checkpoint: VerifiedCheckpoint

  fileprivate init(
    received: ReceivedReceipt, entry: LogEntry, body: JSONObject, checkpoint: VerifiedCheckpoint
  ) {
    (self.received, self.entry, self.body, self.checkpoint) = (received, entry, body, checkpoint)
  }
}

/// A receipt that does not hold is said aloud: it means that the gateway, or someone in between, lies.
enum ReceiptFault {
  /// Runs a check of the journal, and turns what it throws into what a person must read.
  static func wrapping<Value>(_ check: () throws -> Value) throws -> Value {
    do { return try check() } catch let fault as JournalError { throw error(fault) }
  }

  static func error(_ fault: JournalError) -> CommandError {
    fault.code == .wrongOrigin ? anotherJournal : error(fault.code.rawValue)
  }

  /// Said apart: it happens to honest gateways too, and there is something to do.
  private static let anotherJournal = CommandError(
    .untrusted, "REÇU INVALIDE / INVALID RECEIPT: it is of another journal than the one that agent.json names",
    hint:
      "If the operator says that the journal was reopened, get its new log.vkey from them by another channel, then run "
      + "`navette agent journal --vkey log.vkey`. If they do not, keep this message and warn the auditor.")

  static func error(_ what: String) -> CommandError {
    CommandError(
      .untrusted, "REÇU INVALIDE / INVALID RECEIPT: \(what)",
      hint: "The gateway may be lying about its journal. Keep this message and warn the auditor.")
  }
}
