/// Every word that begins in a name, and what follows it there, in byte order: what begins with a text is one range.
struct IndexDesNoms: Sendable {
  /// Where a word begins.
  struct Entree: Sendable {
    /// Its place in the blob.
    let position: Int32
    /// The rank of the name's row.
    let rang: Int32
    /// Whether nothing stands before it.
    let estPremier: Bool
    /// Whether nothing but an article does: "abergement" begins "L'Abergement-de-Varey".
    let estDebut: Bool
  }

  /// All names, normalised, each followed by a newline: no name holds one, and it is below any of their bytes.
  private let blob: [UInt8]
  private let entrees: [Entree]

  /// Indexes the names of consecutive rows.
  /// - Complexity: O(n log n).
  init(_ noms: some Sequence<String>) {
    var blob: [UInt8] = []
    var entrees: [Entree] = []
    for (rang, nom) in noms.enumerated() {
      let start = blob.count
      let (forme, mots) = NomNormalise.nom(nom)
      blob += forme
      for word in mots.map({ start + $0 }) {
        entrees.append(
          Entree(
            position: Int32(word), rang: Int32(rang), estPremier: word == start,
            estDebut: word == start || Self.articles.contains { blob[start..<word].elementsEqual($0.utf8) }))
      }
      blob.append(Self.fin)
    }
    // Eight bytes at once decide most comparisons.
    let keyed = entrees.map { (key: Self.huitOctets(blob, at: Int($0.position)), entree: $0) }
    self.entrees = blob.withUnsafeBufferPointer { blob in
      keyed.sorted { a, b in
        a.key != b.key ? a.key < b.key : Self.precede(blob, Int(a.entree.position), Int(b.entree.position))
      }.map(\.entree)
    }
    self.blob = blob
  }

  /// The words that begin with a text, in byte order of what follows.
  /// - Complexity: O(log n).
  func chercher(_ requete: [UInt8]) -> ArraySlice<Entree> {
    guard !requete.isEmpty else { return [] }
    let low = entrees.premier { comparer($0, requete) >= 0 }
    let high = entrees.premier { comparer($0, requete) > 0 }
    return entrees[low..<high]
  }

  /// Whether nothing follows a text that an entry begins with.
  func finit(_ entree: Entree, apres count: Int) -> Bool { blob[Int(entree.position) + count] == Self.fin }

  private static let fin = UInt8(ascii: "\n")
  private static let articles = ["l", "le ", "la ", "les "]

  /// Negative before the texts that begin with the request, zero among them, positive after.
  private func comparer(_ entree: Entree, _ requete: [UInt8]) -> Int {
    var place = Int(entree.position)
    for byte in requete {
      // The newline ends every name, so the place never leaves the blob.
      guard blob[place] == byte else { return Int(blob[place]) - Int(byte) }
      place += 1
    }
    return 0
  }

  private static func huitOctets(_ blob: [UInt8], at place: Int) -> UInt64 {
    var key: UInt64 = 0
    var isOver = false
    for offset in 0..<8 {
      let byte = isOver ? 0 : blob[place + offset]
      isOver = isOver || byte == fin
      key = key << 8 | UInt64(byte)
    }
    return key
  }

  private static func precede(_ blob: UnsafeBufferPointer<UInt8>, _ a: Int, _ b: Int) -> Bool {
    var (a, b) = (a, b)
    while blob[a] == blob[b] {
      // Equal to the end: by rank, as they stand.
      if blob[a] == fin { return a < b }
      (a, b) = (a + 1, b + 1)
    }
    return blob[a] < blob[b]
  }
}
