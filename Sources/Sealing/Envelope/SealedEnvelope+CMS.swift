import Cryptography

extension SealedEnvelope {
  /// The DER `AuthEnvelopedData`, which `openssl cms -decrypt` opens. Rows are grouped by ephemeral key.
  public func cms() -> [UInt8] { AuthEnvelopedData.encode(core, wrappedKeys) }

  /// Reads bytes from outside, strictly: `cms()` of the result is the same bytes.
  ///
  /// - Parameter id: the name under which the envelope was asked for or handed in; opening proves it.
  /// - Throws: `malformed` for anything outside the profile, `noRecipient`, `duplicateRecipient`.
  public init(id: EnvelopeID, cms: [UInt8]) throws(SealingError) {
    let (core, rows) = try AuthEnvelopedData.decode(cms)
    try self.init(id: id, core: core, wrappedKeys: rows)
  }
}
