internal import Cryptography
internal import Sealing
internal import Store

/// Somebody to whom an envelope is sealed, and in what quality they hold its key.
struct Recipient: Sendable {
  /// The quality: the author, a member on duty, or a body's recovery key.
  let holder: KeyHolder
  /// The proven certificate.
  let certificate: RecipientCertificate
}

extension Certificate {
  /// How envelopes name whoever holds this key.
  var recipientKeyID: RecipientKeyID? {
    RecipientKeyID(bytes: subjectKeyIdentifier ?? publicKey.keyIdentifier)
  }
}
