import Cryptography
import JSON
import Journal
import Sealing

/// What is read is written in a form that reads the same and is written the same.
func fuzzJSON(_ bytes: [UInt8]) {
  guard let value = try? JSON.parse(bytes) else { return }
  for style in [JSON.Style.compact, .canonical, .pretty] {
    let written = value.serialized(style)
    guard let again = try? JSON.parse(written) else { preconditionFailure("what was written cannot be read") }
    precondition(again.serialized(.canonical) == value.serialized(.canonical), "what was read changed")
  }
}

/// One form only: what is accepted is written back octet for octet.
func fuzzCMS(_ bytes: [UInt8]) {
  guard let id = EnvelopeID(bytes: [UInt8](repeating: 7, count: 16)),
    let envelope = try? SealedEnvelope(id: id, cms: bytes)
  else { return }
  precondition(envelope.cms() == bytes, "malleable")
}

/// One form only, and every field can be read.
func fuzzCertificate(_ bytes: [UInt8]) {
  if let certificate = try? Certificate(der: bytes) {
    precondition(certificate.der == bytes, "malleable")
    _ = (certificate.description, certificate.subjectAltNames, certificate.pem, certificate.publicKey.spki)
    _ = certificate.isSigned(by: certificate.publicKey)
  }
  if let list = try? CertificateRevocationList(der: bytes) {
    precondition(list.der == bytes, "malleable")
  }
  _ = try? CertificateRequest(der: bytes)
}

/// One form only: what is accepted is written back octet for octet.
func fuzzReceipt(_ bytes: [UInt8]) {
  if let receipt = try? Receipt(parsing: bytes) { precondition(receipt.bytes == bytes, "malleable") }
  if let note = try? SignedNote(parsing: bytes) { precondition(note.bytes == bytes, "malleable") }
}

/// One form only, of what witnesses are asked and of what they answer.
func fuzzWitness(_ bytes: [UInt8]) {
  if let request = try? AddCheckpoint(parsing: bytes) { precondition(request.bytes == bytes, "malleable") }
  for (status, type) in [(200, nil), (409, WitnessAnswer.sizeContentType)] {
    guard let answer = try? WitnessAnswer(status: status, contentType: type, body: bytes) else { continue }
    precondition(answer.body == bytes, "malleable")
  }
}
