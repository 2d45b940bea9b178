public import Cryptography

/// Makes the cosignatures of one witness (c2sp.org/tlog-cosignature, Ed25519).
///
/// The caller MUST have proven that the checkpoint extends the last one it cosigned of that log, and have that on disk
/// before the line leaves.
public struct Cosigner: Sendable {
  /// The public half, to be given to whoever relies on this witness.
  public let key: VerifierKey
  private let privateKey: Ed25519PrivateKey

  /// A cosigner called `name`: a domain and a path, by preference.
  ///
  /// The key MUST serve this witness alone: what it signs does not tell its name.
  ///
  /// - Throws: `malformedKey` when the name cannot be a key's.
  public init(name: String, privateKey: Ed25519PrivateKey) throws(JournalError) {
    key = try VerifierKey(name: name, publicKey: privateKey.publicKey, kind: .cosignature)
    self.privateKey = privateKey
  }

  /// Cosigns what its log has signed.
  ///
  /// - Parameter time: Unix seconds.
  /// - Throws: `timeOutOfRange` over 2^63 - 1, or what the key throws.
  public func cosign(_ checkpoint: VerifiedCheckpoint, at time: UInt64) throws -> Cosignature {
    guard time <= UInt64(Int64.max) else { throw JournalError(.timeOutOfRange) }
    let signature = try privateKey.sign(Cosignature.message(checkpoint.signed.note.text, at: time))
    let bytes = (0..<8).map { UInt8(truncatingIfNeeded: time >> UInt64(56 - 8 * $0)) } + signature
    return Cosignature(
      checked: NoteSignature(name: key.name, keyID: key.keyID, signature: bytes), by: key, at: time)
  }
}
