/// Crockford's base 32 and the two check characters computed over its symbols.
///
/// The checks are a Reed–Solomon code over GF(32) with two parity symbols: minimum distance 3, so that **every** error on
/// one or two symbols is caught, hence every wrong character and every exchange of two characters, wherever they stand.
/// It holds up to 31 symbols in all; a reference has 16.
enum CrockfordSymbols {
  static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

  /// The value 0...31 of a canonical character, nil for any other byte.
  static func value(_ byte: UInt8) -> UInt8? {
    let value = values[Int(byte)]
    return value == 0xFF ? nil : value
  }

  private static let values: [UInt8] = {
    var table = [UInt8](repeating: 0xFF, count: 256)
    for (index, byte) in alphabet.enumerated() { table[Int(byte)] = UInt8(index) }
    return table
  }()

  /// Powers of the generator 2 modulo x⁵ + x² + 1, twice over so that exponents need no reduction.
  private static let powers: [UInt8] = {
    var table: [UInt8] = [], x: UInt8 = 1
    for _ in 0..<62 {
      table.append(x)
      x = x & 0x10 == 0 ? x << 1 : (x << 1) ^ 0x25
    }
    return table
  }()

  private static let logarithms: [Int] = {
    var table = [Int](repeating: 0, count: 32)
    for exponent in 0..<31 { table[Int(powers[exponent])] = exponent }
    return table
  }()

  private static func product(_ a: UInt8, _ b: UInt8) -> UInt8 {
    a == 0 || b == 0 ? 0 : powers[logarithms[Int(a)] + logarithms[Int(b)]]
  }

  private static func quotient(_ a: UInt8, _ b: UInt8) -> UInt8 {
    a == 0 ? 0 : powers[logarithms[Int(a)] + 31 - logarithms[Int(b)]]
  }

  /// The two symbols to append so that both syndromes vanish.
  static func checks(of symbols: [UInt8]) -> (UInt8, UInt8) {
    let (sum, weighted) = syndromes(of: symbols)
    // p + q = sum ; aⁿ p + aⁿ⁺¹ q = weighted, in characteristic 2.
    let (alpha, beta) = (powers[symbols.count % 31], powers[(symbols.count + 1) % 31])
    let q = quotient(weighted ^ product(alpha, sum), alpha ^ beta)
    return (sum ^ q, q)
  }

  /// Whether symbols that end with their two checks are intact.
  static func isIntact(_ symbols: [UInt8]) -> Bool { syndromes(of: symbols) == (0, 0) }

  private static func syndromes(of symbols: [UInt8]) -> (UInt8, UInt8) {
    var sum: UInt8 = 0, weighted: UInt8 = 0
    for (index, symbol) in symbols.enumerated() {
      sum ^= symbol
      weighted ^= product(symbol, powers[index % 31])
    }
    return (sum, weighted)
  }
}
