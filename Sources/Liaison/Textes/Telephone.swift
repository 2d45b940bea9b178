/// A telephone number, kept as digits: `+33612345678`, or a French short number such as `3919`.
public struct Telephone: Hashable, Sendable {
  /// International form, or the digits of a short number.
  public let numero: String

  /// Parses a number typed with spaces, dots or hyphens: `06 12 34 56 78`, `+41 22 123 45 67`, `3919`.
  /// - Throws: `invalidPhone`.
  public init(_ text: String) throws(LiaisonError) {
    guard text.utf8.count <= 30 else { throw LiaisonError(.invalidPhone) }
    var digits: [UInt8] = []
    var international = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits.append(byte)
      case UInt8(ascii: "+") where digits.isEmpty && !international: international = true
      case UInt8(ascii: " "), UInt8(ascii: "."), UInt8(ascii: "-"): break
      default: throw LiaisonError(.invalidPhone)
      }
    }
    let zero = UInt8(ascii: "0")
    switch (international, digits.count) {
    case (true, 8...15) where digits[0] != zero: numero = "+" + String(decoding: digits, as: UTF8.self)
    case (false, 10) where digits[0] == zero && digits[1] != zero:
      numero = "+33" + String(decoding: digits[1...], as: UTF8.self)
    case (false, 2...4) where digits[0] == UInt8(ascii: "1") || (digits[0] == UInt8(ascii: "3") && digits.count == 4):
      numero = String(decoding: digits, as: UTF8.self)
    default: throw LiaisonError(.invalidPhone)
    }
  }

  /// As French people read it: `06 12 34 56 78`.
  public var affichage: String {
    guard numero.hasPrefix("+33"), numero.utf8.count == 12 else { return numero }
    let national = Array("0" + numero.dropFirst(3))
    return stride(from: 0, to: 10, by: 2).map { String(national[$0...($0 + 1)]) }.joined(separator: " ")
  }
}

extension Telephone: CustomStringConvertible, CustomReflectable {
  /// Never the number.
  public var description: String { "‹téléphone›" }
  /// No children.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
