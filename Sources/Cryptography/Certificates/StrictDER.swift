/// Whether bytes are DER throughout: OpenSSL keeps the inside of a signed body as it came, BER lengths included, so that
/// re-encoding it proves nothing.
enum StrictDER {
  static func isWhole(_ bytes: [UInt8]) -> Bool {
    do {
      try DERReader.read(bytes) { reader in try walk(reader.element()) }
      return true
    } catch {
      return false
    }
  }

  private static func walk(_ element: DERElement) throws {
    guard element.tag.isConstructed else { return }
    try element.read { reader in
      while !reader.isAtEnd { try walk(reader.element()) }
    }
  }
}
