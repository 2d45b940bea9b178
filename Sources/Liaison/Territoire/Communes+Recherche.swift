extension Communes {
  /// The communes that answer what somebody is typing: the start of a word of the name, whatever the accents, hyphens and
  /// "St"; or the start of a postal or INSEE code, from two digits.
  ///
  /// Exact names come first, then names that begin so, then inner words; the most populated first in each.
  /// - Parameters:
  ///   - texte: what was typed; at most 80 scalars are read.
  ///   - departement: to stay within one (`01`).
  ///   - limite: at most so many.
  /// - Complexity: one pass over the names, about a millisecond for France.
  public func rechercher(_ texte: String, departement: String? = nil, limite: Int = 20) -> [Commune] {
    let texte = String(String.UnicodeScalarView(texte.unicodeScalars.prefix(80)))
    let requete = NomNormalise.requete(texte)
    let isCode = requete.count >= 2 && requete.allSatisfy { $0 <= UInt8(ascii: "9") && $0 >= UInt8(ascii: "0") }
    let candidates = isCode ? parCode(requete) : index.chercher(requete)
    return
      candidates
      .filter { departement == nil || lignes[$0.rang].code.departement == departement }
      .sorted { a, b in
        if a.qualite != b.qualite { return a.qualite < b.qualite }
        let (p, q) = (lignes[a.rang].population ?? 0, lignes[b.rang].population ?? 0)
        return p == q ? a.rang < b.rang : p > q
      }
      .prefix(max(limite, 0)).map { commune(at: $0.rang) }
  }

  private func parCode(_ digits: [UInt8]) -> [(rang: Int, qualite: IndexDesNoms.Qualite)] {
    guard digits.count <= 5 else { return [] }
    let space = UInt8(ascii: " ")
    return lignes.indices.compactMap { rang in
      let postal = bytes[lignes[rang].codesPostaux].split(separator: space).contains { $0.starts(with: digits) }
      let insee = lignes[rang].code.description.utf8.starts(with: digits)
      return postal || insee ? (rang, postal ? .debut : .motInterieur) : nil
    }
  }
}
