public import Cryptography

/// Signs the checkpoints of one log.
///
/// The caller MUST NOT have two checkpoints signed of which one does not extend the other: prove it from the last signed
/// one first (``ConsistencyProof`` or ``MerkleTree/init(size:reading:extending:)``).
public struct LogSigner: Sendable {
  /// The name of the log, which is also the name of its key.
  public let origin: String
  /// The public half, to be given to whoever verifies.
  public let key: VerifierKey
  private let privateKey: Ed25519PrivateKey

  /// A signer for the log `origin`.
  ///
  /// - Throws: `malformedKey` when the origin cannot be a key name.
  public init(origin: String, privateKey: Ed25519PrivateKey) throws(JournalError) {
    key = try VerifierKey(name: origin, publicKey: privateKey.publicKey)
    self.origin = origin
    self.privateKey = privateKey
  }

  /// Signs a statement about this log.
  ///
  /// - Throws: `wrongOrigin` for another log's checkpoint, or what the key throws.
  public func sign(_ checkpoint: Checkpoint) throws -> VerifiedCheckpoint {
    guard checkpoint.origin.utf8.elementsEqual(origin.utf8) else { throw JournalError(.wrongOrigin) }
    let text = checkpoint.text
    let signature = NoteSignature(name: key.name, keyID: key.keyID, signature: try privateKey.sign(Array(text.utf8)))
    let note = SignedNote(text: text, signatures: [signature])
    return VerifiedCheckpoint(checked: SignedCheckpoint(note: note, claim: checkpoint))
  }

  /// Signs the present state of a tree of this log.
  public func sign(_ tree: MerkleTree) throws -> VerifiedCheckpoint {
    try sign(Checkpoint(origin: origin, tree: tree))
  }

  /// What checks this signer's checkpoints.
  public var verifier: LogVerifier { LogVerifier(origin: origin, key: key) }
}
