import Cryptography

// EnvelopeHeader ::= SEQUENCE {
//   layout       INTEGER (1),
//   reference    UTF8String (SIZE (1..200 octets)),
//   envelope     OCTET STRING (SIZE (16)),
//   kind         UTF8String (SIZE (1..200 octets)),
//   author       UTF8String (SIZE (1..200 octets)),
//   destination  UTF8String (SIZE (1..200 octets)),
//   version      INTEGER (0..2147483647),
//   previous     [0] IMPLICIT OCTET STRING (SIZE (32)) OPTIONAL }
//
// DER ends where it says, so the content follows it with no length of our own, and openers need no second format.
extension EnvelopeHeader {
  private static let layout = 1
  private static let previousTag = DERTag.context(0, constructed: false)

  func der() -> [UInt8] {
    var fields: [DERWriter] = [
      .integer(Self.layout), .utf8String(reference), .octetString(envelope.bytes), .utf8String(kind),
      .utf8String(author), .utf8String(destination), .integer(version),
    ]
    if let previous { fields.append(.primitive(Self.previousTag, previous.bytes)) }
    return DERWriter.sequence(fields).bytes()
  }

  /// Reads the header at the start of `content`, and returns with it how many bytes it took.
  static func read(prefix content: UnsafeRawBufferPointer) throws -> (header: EnvelopeHeader, count: Int) {
    let (header, count) = try DERReader.readPrefix(content) { reader in
      try reader.sequence { fields in
        guard try fields.smallInteger() == layout else { throw SealingError(.malformed, "header layout") }
        let reference = try fields.utf8String()
        guard let envelope = EnvelopeID(bytes: try fields.octetString()) else {
          throw SealingError(.malformed, "envelope identifier")
        }
        let (kind, author) = (try fields.utf8String(), try fields.utf8String())
        let (destination, version) = (try fields.utf8String(), try fields.smallInteger())
        var previous: Digest?
        if fields.nextTag == previousTag {
          previous = Digest(bytes: try fields.octetString(previousTag))
          guard previous != nil else { throw SealingError(.malformed, "previous digest") }
        }
        return try EnvelopeHeader(
          reference: reference, envelope: envelope, kind: kind, author: author, destination: destination,
          version: version, previous: previous)
      }
    }
    return (header, count)
  }
}
