import SystemSupport
import Cryptography
import JSON
import Journal

/// A receipt as an agent got it, verified at once with the journal's key.
struct GivenReceipt: Sendable {
  let reference: String
  let event: String
  let leaf: UInt64
  let entry: LogEntry
  let checkpoint: VerifiedCheckpoint

  init(_ answer: JSON, verifier: LogVerifier) throws {
    guard let given = answer["recu"], let proof = given["preuve"]?.string, let body = given["corps"]?.string,
      let event = given["evenement"]?.string, let leaf = given["feuille"]?.integer,
      let nonce = Hexadecimal.decode(given["nonce"]?.string ?? "").flatMap({ Nonce(bytes: $0) }),
      let reference = try JSON.parse(body)["objet"]?.string
    else { throw SystemFault("an answer has no receipt") }
    let receipt = try Receipt(parsing: Array(proof.utf8))
    entry = try receipt.verify(with: verifier)
    checkpoint = try receipt.verify(entry, with: verifier)
    try JournalBody(canonical: Array(body.utf8), retention: entry.retention, nonce: nonce).verify(against: entry)
    guard receipt.inclusion.index == UInt64(leaf) else { throw SystemFault("a receipt proves another leaf") }
    (self.reference, self.event, self.leaf) = (reference, event, UInt64(leaf))
  }
}
