/// Rules of identifiers, shared by the parser and by names built in code.
enum Identifier {
  /// Words that can be neither a name, an attribute written with a dot, nor part of a path.
  static let reserved: [String] = ["true", "false", "if", "then", "else", "in", "is", "like", "has", "__cedar"]

  static func isReserved(_ word: String) -> Bool {
    reserved.contains { $0.utf8.elementsEqual(word.utf8) }
  }

  static func isStart(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z") || byte == UInt8(ascii: "_")
  }

  static func isPart(_ byte: UInt8) -> Bool {
    isStart(byte) || isDigit(byte)
  }

  static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  static func isIdentifier(_ word: some Collection<UInt8>) -> Bool {
    guard let first = word.first, isStart(first) else { return false }
    return word.dropFirst().allSatisfy(isPart)
  }

  /// Checks `A::B::C` without spaces.
  ///
  /// - Parameter exception: a reserved word that may stand there nevertheless.
  static func checkPath(_ path: String, allowing exception: String? = nil) throws(CedarError) {
    let bytes = Array(path.utf8)
    var start = 0
    while true {
      var end = start
      while end < bytes.count, isPart(bytes[end]) { end += 1 }
      let part = bytes[start..<end]
      guard isIdentifier(part) else { throw CedarError(.invalidName, "`\(path)` is not a valid name") }
      let word = String(decoding: part, as: UTF8.self)
      guard !isReserved(word) || word == exception else {
        throw CedarError(.reservedIdentifier, "this identifier is reserved and cannot be used: `\(word)`")
      }
      if end == bytes.count { return }
      guard end + 2 < bytes.count, bytes[end] == UInt8(ascii: ":"), bytes[end + 1] == UInt8(ascii: ":") else {
        throw CedarError(.invalidName, "`\(path)` is not a valid name")
      }
      start = end + 2
    }
  }
}
