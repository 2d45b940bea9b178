/// The reference of a fiche-navette, an avis de péril, a saisine or a transmission orale: `FN-2026-7K3Q-XM4T-9D`.
///
/// Two letters for the kind, the year, eight random characters (40 bits, so that a reference tells nothing about how many
/// there are) and two check characters over everything before them. Crockford's alphabet has no I, L, O or U: it can be
/// read aloud and copied by hand. It opens nothing by itself.
public struct Reference: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// What a reference designates.
  public enum Kind: String, Sendable, CaseIterable {
    /// A fiche-navette.
    case ficheNavette = "FN"
    /// An avis de péril.
    case avisDePeril = "AP"
    /// A saisine by a police or gendarmerie unit.
    case saisine = "SA"
    /// What was said aloud (« de vive voix »), recorded afterwards. T and O would not do: there is no O in the alphabet.
    case transmissionOrale = "VV"
  }

  /// What it designates.
  public let kind: Kind
  /// The year it was made, 2000...2999.
  public let year: Int
  /// The canonical text, 20 ASCII bytes.
  public let description: String

  /// Makes a new reference from random bits. Unicity is the Store's business: on the rare collision, draw again.
  /// - Parameters:
  ///   - year: 2000...2999.
  ///   - generator: the system's by default, which is cryptographically secure.
  public init(_ kind: Kind, year: Int, using generator: inout some RandomNumberGenerator) {
    precondition((2000...2999).contains(year), "a reference's year is 2000...2999")
    var bits: UInt64 = generator.next()
    var symbols: [UInt8] = []
    for _ in 0..<8 {
      symbols.append(UInt8(bits & 31))
      bits >>= 5
    }
    self.init(kind, year: year, payload: symbols)
  }

  /// Makes a new reference with the system's generator.
  public init(_ kind: Kind, year: Int) {
    var generator = SystemRandomNumberGenerator()
    self.init(kind, year: year, using: &generator)
  }

  private init(_ kind: Kind, year: Int, payload: [UInt8]) {
    let prefix = Array(kind.rawValue.utf8) + Array(String(year).utf8)
    let (p, q) = CrockfordSymbols.checks(of: prefix.compactMap(CrockfordSymbols.value) + payload)
    let text = (payload + [p, q]).map { CrockfordSymbols.alphabet[Int($0)] }
    var bytes = prefix[0..<2] + [UInt8(ascii: "-")] + prefix[2..<6]
    for group in [text[0..<4], text[4..<8], text[8..<10]] { bytes += [UInt8(ascii: "-")] + group }
    self.kind = kind
    self.year = year
    description = String(decoding: bytes, as: UTF8.self)
  }

  /// Parses the canonical form, and no other.
  /// - Throws: `invalidReference` for another form, `wrongCheckCharacters` for a typing error.
  public init(_ text: String) throws(LiaisonError) {
    let bytes = Array(text.utf8)
    let dash = UInt8(ascii: "-")
    guard bytes.count == 20, [2, 7, 12, 17].allSatisfy({ bytes[$0] == dash }) else {
      throw LiaisonError(.invalidReference)
    }
    let symbols = bytes.enumerated().filter { ![2, 7, 12, 17].contains($0.offset) }
      .compactMap { CrockfordSymbols.value($0.element) }
    guard symbols.count == 16, symbols[2...5].allSatisfy({ $0 < 10 }) else { throw LiaisonError(.invalidReference) }
    // The checks come before the kind, so that "FM-…" is a typing error rather than another form.
    guard CrockfordSymbols.isIntact(symbols) else { throw LiaisonError(.wrongCheckCharacters) }
    let year = symbols[2...5].reduce(0) { $0 * 10 + Int($1) }
    guard let kind = Kind(rawValue: String(decoding: bytes[0..<2], as: UTF8.self)), (2000...2999).contains(year) else {
      throw LiaisonError(.invalidReference)
    }
    self.init(kind, year: year, payload: Array(symbols[6..<14]))
  }

  /// Parses what a person typed: lower case, spaces or nothing instead of the dashes, `O` for `0`, `I` or `L` for `1`.
  /// - Throws: `invalidReference` for another form, `wrongCheckCharacters` for a typing error.
  public init(typed text: String) throws(LiaisonError) {
    guard text.utf8.count <= 64 else { throw LiaisonError(.invalidReference) }
    var bytes: [UInt8] = []
    for byte in text.utf8 where byte != UInt8(ascii: " ") && byte != UInt8(ascii: "-") {
      let upper = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) ? byte - 32 : byte
      switch upper {
      case UInt8(ascii: "O"): bytes.append(UInt8(ascii: "0"))
      case UInt8(ascii: "I"), UInt8(ascii: "L"): bytes.append(UInt8(ascii: "1"))
      default: bytes.append(upper)
      }
    }
    guard bytes.count == 16 else { throw LiaisonError(.invalidReference) }
    for index in [14, 10, 6, 2] { bytes.insert(UInt8(ascii: "-"), at: index) }
    try self.init(String(decoding: bytes, as: UTF8.self))
  }

  /// Byte order: by kind, then year.
  public static func < (a: Reference, b: Reference) -> Bool {
    a.description.utf8.lexicographicallyPrecedes(b.description.utf8)
  }
}
