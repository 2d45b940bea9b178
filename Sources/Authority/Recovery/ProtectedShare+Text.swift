public import Cryptography

extension ProtectedShare {
  static let title = "navette-protected-share/v1"
  private static let checkDigits = 16
  /// The longest text: the greatest number of rounds has eight digits.
  private static let maximumByteCount = 512

  /// Whether a file begins as a protected share does: whose passphrase to ask for is known before anything is parsed.
  public static func isAnnounced(by text: SecretBytes) -> Bool {
    text.withUnsafeBytes { $0.starts(with: title.utf8) }
  }

  /// The text.
  public var text: String {
    let body = head + "secret \(Hexadecimal.encode(ciphertext))\n"
    return body + "check \(SHA256.digest(Array(body.utf8)).hex.prefix(Self.checkDigits))\n"
  }

  /// Parses a text.
  /// - Throws: ``AuthorityError`` `malformedShare` for any byte that differs from what ``text`` would write.
  public init(text: SecretBytes) throws(AuthorityError) {
    guard text.count <= Self.maximumByteCount else { throw AuthorityError(.malformedShare, "length") }
    // Nothing in it is secret without the passphrase.
    let whole = text.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
    let lines = whole.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count == 10, let share = Self.fields(lines) else {
      throw AuthorityError(.malformedShare, "not its form")
    }
    // One text for one share, a wrong check value included: a mistyped digit is noticed before the other holder is called.
    guard text.withUnsafeBytes({ $0.elementsEqual(share.text.utf8) }) else {
      throw AuthorityError(.malformedShare, "check value")
    }
    self = share
  }

  private static func fields(_ lines: [String]) -> ProtectedShare? {
    func value(_ line: Int, _ name: String) -> String? {
      lines[line].hasPrefix("\(name) ") ? String(lines[line].dropFirst(name.utf8.count + 1)) : nil
    }
    func bytes(_ line: Int, _ name: String, _ count: Int) -> [UInt8]? {
      value(line, name).flatMap(Hexadecimal.decode).flatMap { $0.count == count ? $0 : nil }
    }
    guard let number = [1, 2].first(where: { value(1, "share") == "\($0) of 2" }),
      let key = bytes(2, "key", 20), let split = bytes(3, "split", 8),
      let rounds = value(4, "rounds").flatMap({ Int($0) }), let iterations = try? PBKDF2Iterations(rounds),
      let salt = bytes(5, "salt", PBKDF2.saltByteCount), let iv = bytes(6, "iv", AESGCM.ivByteCount),
      let ciphertext = bytes(7, "secret", 32 + AESGCM.tagByteCount)
    else { return nil }
    return ProtectedShare(
      number: number, keyIdentifier: key, split: split, iterations: iterations, salt: salt, iv: iv,
      ciphertext: ciphertext)
  }
}
