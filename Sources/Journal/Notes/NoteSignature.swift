/// A signature line of a note, not verified: `— name base64(key ID ‖ signature)`.
public struct NoteSignature: Hashable, Sendable {
  /// The name of the key that claims to have signed.
  public let name: String
  /// The first four bytes of the signature.
  public let keyID: UInt32
  /// What follows them.
  public let signature: [UInt8]

  static let dash = Array("\u{2014} ".utf8)

  init(name: String, keyID: UInt32, signature: [UInt8]) {
    self.name = name
    self.keyID = keyID
    self.signature = signature
  }

  init(line: ArraySlice<UInt8>) throws(JournalError) {
    guard line.starts(with: Self.dash) else {
      throw JournalError(.malformedNote, "a signature line starts with a dash")
    }
    let parts = line.dropFirst(Self.dash.count).split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard parts.count == 2, let name = Lines.text(parts[0]), VerifierKey.isName(name) else {
      throw JournalError(.malformedNote, "a signature line has a key name and a signature")
    }
    guard let bytes = Base64.decode(parts[1]), bytes.count > 4 else {
      throw JournalError(.malformedNote, "a signature is base64 of more than four bytes")
    }
    self.init(
      name: name, keyID: bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }, signature: Array(bytes.dropFirst(4)))
  }

  /// The line, newline included.
  public var line: String {
    let id = (0..<4).map { UInt8(truncatingIfNeeded: keyID >> UInt32(24 - 8 * $0)) }
    return "\u{2014} \(name) \(Base64.encode(id + signature))\n"
  }
}
