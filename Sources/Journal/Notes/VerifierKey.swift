public import Cryptography

/// A named Ed25519 public key, and what it signs: `name+hex(key ID)+base64(type ‖ key)`, a *vkey* (c2sp.org/signed-note).
public struct VerifierKey: Hashable, Sendable {
  /// The signature types of this module.
  public enum Kind: UInt8, Sendable {
    /// A log's signature over the note's text.
    case note = 0x01
    /// A witness's timestamped cosignature (c2sp.org/tlog-cosignature).
    case cosignature = 0x04
  }

  /// What the key signs.
  public let kind: Kind
  /// The name that signature lines bear.
  public let name: String
  /// The key.
  public let publicKey: Ed25519PublicKey
  /// The first four bytes of SHA-256(name ‖ 0A ‖ type ‖ key).
  public let keyID: UInt32

  /// A key under a name.
  ///
  /// - Throws: `malformedKey` when the name is empty or has a space, a control character or a plus sign.
  public init(name: String, publicKey: Ed25519PublicKey, kind: Kind = .note) throws(JournalError) {
    guard Self.isName(name) else { throw JournalError(.malformedKey, "not a key name") }
    self.kind = kind
    self.name = name
    self.publicKey = publicKey
    let hash = SHA256.digest(Array(name.utf8) + [Lines.newline, kind.rawValue] + publicKey.bytes)
    keyID = hash.withUnsafeBytes { UInt32(bigEndian: $0.loadUnaligned(as: UInt32.self)) }
  }

  /// Reads a vkey.
  ///
  /// - Throws: `malformedKey` for another form, another type, or a key ID that is not the key's.
  public init(vkey: String) throws(JournalError) {
    let parts = Array(vkey.utf8).split(separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let name = Lines.text(parts[0]), let bytes = Base64.decode(parts[2]), bytes.count == 33,
      let kind = Kind(rawValue: bytes[0]), let key = Ed25519PublicKey(bytes: Array(bytes.dropFirst()))
    else { throw JournalError(.malformedKey, "not a vkey of an Ed25519 key") }
    try self.init(name: name, publicKey: key, kind: kind)
    guard parts[1].elementsEqual(keyIDText.utf8) else {
      throw JournalError(.malformedKey, "the key ID is not the key's")
    }
  }

  /// The vkey.
  public var vkey: String { "\(name)+\(keyIDText)+\(Base64.encode([kind.rawValue] + publicKey.bytes))" }

  private var keyIDText: String {
    Hexadecimal.encode((0..<4).map { UInt8(truncatingIfNeeded: keyID >> UInt32(24 - 8 * $0)) })
  }

  /// Whether a signature line claims to be by this key: name and key ID both match.
  public func isNamed(by signature: NoteSignature) -> Bool {
    signature.keyID == keyID && signature.name.utf8.elementsEqual(name.utf8)
  }

  /// Whether a signature line that bears this key's name and ID is its signature of `text`.
  func isValid(_ signature: NoteSignature, for text: String) -> Bool {
    switch kind {
    case .note: return publicKey.isValid(signature: signature.signature, for: Array(text.utf8))
    case .cosignature:
      guard let time = Cosignature.time(of: signature) else { return false }
      return publicKey.isValid(
        signature: Array(signature.signature.dropFirst(8)), for: Cosignature.message(text, at: time))
    }
  }

  static func isName(_ name: String) -> Bool {
    !name.isEmpty
      && name.unicodeScalars.allSatisfy {
        !$0.properties.isWhitespace && $0.value >= 0x20 && $0.value != 0x7F && $0 != "+"
      }
  }
}
