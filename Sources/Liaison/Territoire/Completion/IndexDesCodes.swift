/// Postal and INSEE codes in order: what begins with a few digits is one range of each.
struct IndexDesCodes: Sendable {
  private let postaux: [(code: UInt64, rang: Int32)]
  private let insee: [UInt64]

  /// Indexes the codes of a list.
  init(_ communes: Communes) {
    insee = communes.lignes.map { Self.valeur(Array($0.code.description.utf8)) ?? 0 }
    postaux = communes.lignes.enumerated().flatMap { rang, ligne in
      communes.bytes[ligne.codesPostaux].split(separator: UInt8(ascii: " ")).compactMap { code in
        Self.valeur(Array(code)).map { (code: $0, rang: Int32(rang)) }
      }
    }.sorted { ($0.code, $0.rang) < ($1.code, $1.rang) }
  }

  /// Hands over the rows whose codes begin with two to five digits, or with `2a` or `2b`; nothing for another text.
  func chercher(_ requete: [UInt8], _ body: (Int, Qualite) -> Void) {
    guard (2...5).contains(requete.count), let low = Self.valeur(requete) else { return }
    let high = low + (1 << UInt64(8 * (5 - requete.count)))
    let isWhole = requete.count == 5
    let postal = postaux.premier { $0.code >= low }..<postaux.premier { $0.code >= high }
    for place in postal { body(Int(postaux[place].rang), isWhole ? .exacte : .debut) }
    let own = insee.premier { $0 >= low }..<insee.premier { $0 >= high }
    for rang in own { body(rang, isWhole ? .exacte : .interieur) }
  }

  /// What codes that begin with a text are not below, as numbers that keep their order; nil for what no code begins with.
  private static func valeur(_ text: [UInt8]) -> UInt64? {
    var value: UInt64 = 0
    for place in 0..<5 {
      let byte = place < text.count ? text[place] : 0
      let isCorsica =
        place == 1 && text[0] == UInt8(ascii: "2") && [UInt8(ascii: "a"), UInt8(ascii: "b")].contains(byte | 0x20)
      guard place >= text.count || isCorsica || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else {
        return nil
      }
      value = value << 8 | UInt64(isCorsica ? byte & 0xDF : byte)
    }
    return value
  }
}
