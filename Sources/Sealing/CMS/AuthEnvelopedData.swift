import Cryptography

/// The outer layer (RFC 5083, RFC 5084, RFC 5753), in the one form of the profile.
enum AuthEnvelopedData {
  private static let version = 0
  private static let recipientVersion = 3
  private static let gcmTagLength = 16

  static func encode(_ core: EnvelopeCore, _ rows: [WrappedKey]) -> [UInt8] {
    let groups = Dictionary(grouping: rows, by: \.ephemeralPoint).map(keyAgreeRecipientInfo)
    let parameters = DERWriter.sequence([.octetString(core.iv), .integer(gcmTagLength)])
    let content = DERWriter.sequence([
      .objectIdentifier(CMS.data), .sequence([.objectIdentifier(CMS.aes256GCM), parameters]),
      .primitive(.context(0, constructed: false), core.ciphertext),
    ])
    return CMS.contentInfo(
      CMS.authEnvelopedData,
      .sequence([.integer(version), .set(of: groups), content, .octetString(core.tag)])
    ).bytes()
  }

  private static func keyAgreeRecipientInfo(_ ephemeralPoint: [UInt8], _ rows: [WrappedKey]) -> DERWriter {
    let originator = DERWriter.constructed(
      .context(1, constructed: true), [CMS.algorithm(CMS.ecPublicKey), .bitString(ephemeralPoint)])
    let algorithm = DERWriter.sequence([.objectIdentifier(CMS.stdDHSHA256KDF), CMS.algorithm(CMS.aes256Wrap)])
    let keys = rows.sorted { $0.recipient < $1.recipient }.map { row in
      DERWriter.sequence([
        .constructed(.context(0, constructed: true), [.octetString(row.recipient.bytes)]), .octetString(row.wrapped),
      ])
    }
    return .constructed(
      .context(1, constructed: true),
      [.integer(recipientVersion), .explicit(0, originator), algorithm, .sequence(keys)])
  }

  /// Reads bytes from outside.
  ///
  /// - Throws: `malformed` for anything that ``encode(_:_:)`` would not write, `noRecipient`, `duplicateRecipient`.
  static func decode(_ bytes: [UInt8]) throws(SealingError) -> (core: EnvelopeCore, rows: [WrappedKey]) {
    try SealingError.reading {
      try DERReader.read(bytes) { reader in
        try CMS.readContentInfo(&reader, CMS.authEnvelopedData) { fields in
          guard try fields.smallInteger() == version else { throw SealingError(.malformed, "wrong version") }
          guard fields.nextTag == .set else { throw SealingError(.malformed, "originator information") }
          let groups = try fields.set { try readKeyAgreeRecipientInfo(&$0) }
          guard Set(groups.map { $0.first?.ephemeralPoint }).count == groups.count else {
            throw SealingError(.malformed, "one ephemeral key in two recipient groups")
          }
          let content = try fields.sequence { try readEncryptedContent(&$0) }
          guard fields.nextTag == .octetString else { throw SealingError(.malformed, "authenticated attributes") }
          let tag = try fields.octetString()
          guard fields.isAtEnd else { throw SealingError(.malformed, "unauthenticated attributes") }
          let rows = groups.flatMap { $0 }
          guard !rows.isEmpty else { throw SealingError(.noRecipient) }
          guard Set(rows.map(\.recipient)).count == rows.count else { throw SealingError(.duplicateRecipient) }
          return (try EnvelopeCore(iv: content.iv, ciphertext: content.ciphertext, tag: tag), rows)
        }
      }
    }
  }

  private static func readKeyAgreeRecipientInfo(_ reader: inout DERReader) throws -> [WrappedKey] {
    guard reader.nextTag == .context(1, constructed: true) else {
      throw SealingError(.malformed, "recipient information of another kind")
    }
    return try reader.sequence(.context(1, constructed: true)) { fields in
      guard try fields.smallInteger() == recipientVersion else {
        throw SealingError(.malformed, "wrong recipient version")
      }
      let ephemeral = try fields.sequence(.context(0, constructed: true)) { originator in
        guard originator.nextTag == .context(1, constructed: true) else {
          throw SealingError(.malformed, "originator is not a key")
        }
        return try originator.sequence(.context(1, constructed: true)) { key in
          try CMS.readAlgorithm(&key, CMS.ecPublicKey, "originator key algorithm")
          return try P256PublicKey(uncompressedPoint: try key.bitString())
        }
      }
      guard fields.nextTag == .sequence else { throw SealingError(.malformed, "user keying material") }
      try fields.sequence { algorithm in
        guard try algorithm.objectIdentifier() == CMS.stdDHSHA256KDF else {
          throw SealingError(.malformed, "wrong key derivation")
        }
        try CMS.readAlgorithm(&algorithm, CMS.aes256Wrap, "key wrap")
      }
      let rows = try fields.list { try readRow(&$0, ephemeral) }
      guard !rows.isEmpty else { throw SealingError(.noRecipient) }
      guard zip(rows, rows.dropFirst()).allSatisfy({ $0.recipient < $1.recipient }) else {
        let isDouble = Set(rows.map(\.recipient)).count < rows.count
        throw SealingError(isDouble ? .duplicateRecipient : .malformed, "rows out of order")
      }
      return rows
    }
  }

  private static func readRow(_ reader: inout DERReader, _ ephemeral: P256PublicKey) throws -> WrappedKey {
    try reader.sequence { fields in
      guard fields.nextTag == .context(0, constructed: true) else {
        throw SealingError(.malformed, "recipient not named by key identifier")
      }
      let identifier = try fields.sequence(.context(0, constructed: true)) { try $0.octetString() }
      guard let recipient = RecipientKeyID(bytes: identifier) else {
        throw SealingError(.malformed, "key identifier of another length than 20")
      }
      return try WrappedKey(recipient: recipient, ephemeral: ephemeral, wrapped: try fields.octetString())
    }
  }

  private static func readEncryptedContent(_ fields: inout DERReader) throws -> (iv: [UInt8], ciphertext: [UInt8]) {
    guard try fields.objectIdentifier() == CMS.data else { throw SealingError(.malformed, "wrong content type") }
    let iv = try fields.sequence { algorithm in
      guard try algorithm.objectIdentifier() == CMS.aes256GCM else {
        throw SealingError(.malformed, "wrong content encryption")
      }
      return try algorithm.sequence { parameters in
        let iv = try parameters.octetString()
        // Absent means 12 (RFC 5084, 3.2): a shorter tag is easier to forge.
        guard !parameters.isAtEnd else { throw SealingError(.malformed, "missing ICVlen") }
        guard try parameters.smallInteger() == gcmTagLength else {
          throw SealingError(.malformed, "ICVlen other than 16")
        }
        return iv
      }
    }
    return (iv, try fields.octetString(.context(0, constructed: false)))
  }
}
