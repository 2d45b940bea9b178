/// All names, normalised, one after the other: `\n abergement clemenciat\n abergement de varey…`.
///
/// One pass for " word" over the whole finds every word that begins so.
struct IndexDesNoms: Sendable {
  private let blob: [UInt8]
  /// Where each name's leading space lies in the blob.
  private let debuts: [Int]

  init(_ noms: [ArraySlice<UInt8>]) {
    var blob: [UInt8] = []
    var debuts: [Int] = []
    blob.reserveCapacity(noms.count * 20)
    debuts.reserveCapacity(noms.count)
    for nom in noms {
      debuts.append(blob.count)
      blob.append(UInt8(ascii: " "))
      NomNormalise.append(String(decoding: nom, as: UTF8.self).unicodeScalars, to: &blob)
      blob.append(UInt8(ascii: "\n"))
    }
    (self.blob, self.debuts) = (blob, debuts)
  }

  /// How well a name answers.
  enum Qualite: Int, Comparable {
    case exacte, debut, motInterieur
    static func < (a: Qualite, b: Qualite) -> Bool { a.rawValue < b.rawValue }
  }

  /// The ranks of the names that hold the request at the start of a word, each once, with their best quality.
  func chercher(_ requete: [UInt8]) -> [(rang: Int, qualite: Qualite)] {
    guard !requete.isEmpty else { return [] }
    let needle = [UInt8(ascii: " ")] + requete
    var found: [(rang: Int, qualite: Qualite)] = []
    blob.withUnsafeBytes { blob in
      guard blob.count > needle.count else { return }
      var offset = 0
      let last = blob.count - needle.count
      while offset <= last {
        guard blob[offset] == needle[0], blob[offset + 1] == needle[1],
          blob[offset..<offset + needle.count].elementsEqual(needle)
        else {
          offset += 1
          continue
        }
        let rang = rang(offset)
        let quality = qualite(offset, needle.count, rang, blob)
        if let previous = found.last, previous.rang == rang {
          found[found.count - 1].qualite = min(previous.qualite, quality)
        } else {
          found.append((rang, quality))
        }
        offset += 1
      }
    }
    return found
  }

  private func rang(_ position: Int) -> Int {
    var (low, high) = (0, debuts.count)
    while low < high {
      let middle = (low + high) / 2
      if debuts[middle] <= position { low = middle + 1 } else { high = middle }
    }
    return low - 1
  }

  /// An article before the request does not make it an inner word: "abergement" begins "L'Abergement-de-Varey".
  private func qualite(_ position: Int, _ count: Int, _ rang: Int, _ blob: UnsafeRawBufferPointer) -> Qualite {
    let before = UnsafeRawBufferPointer(rebasing: blob[debuts[rang]..<position])
    guard before.isEmpty || ["l", "le", "la", "les"].contains(where: { before.dropFirst().elementsEqual($0.utf8) })
    else { return .motInterieur }
    return blob[position + count] == UInt8(ascii: "\n") ? .exacte : .debut
  }
}
