/// Where a row's fields lie in the file.
struct LigneDeCommune: Sendable {
  let code: CodeCommune
  let nom: Range<Int>
  let codesPostaux: Range<Int>
  let siren: Range<Int>
  let epci: Range<Int>
  let population: Int?
  let estArrondissement: Bool
}

/// Reads the list of communes in one pass over its bytes, without a String per field.
enum LecteurDeCommunes {
  static let entete = "code_insee,nom,departement,codes_postaux,epci_siren,epci_nom,population,type\n"

  static func lignes(de bytes: [UInt8]) throws(LiaisonError) -> [LigneDeCommune] {
    guard bytes.starts(with: entete.utf8), bytes.last == UInt8(ascii: "\n"),
      String(validating: bytes, as: UTF8.self) != nil
    else { throw LiaisonError(.unreadableCommunes) }
    var lignes: [LigneDeCommune] = []
    lignes.reserveCapacity(36_000)
    let line: Int? = bytes.withUnsafeBytes { buffer in
      var reader = Reader(bytes: buffer, position: entete.utf8.count)
      var previous: CodeCommune?
      while reader.position < buffer.count {
        guard let ligne = reader.ligne(), previous.map({ $0 < ligne.code }) ?? true else { return lignes.count + 2 }
        previous = ligne.code
        lignes.append(ligne)
      }
      return lignes.isEmpty ? 2 : nil
    }
    if let line { throw LiaisonError(.unreadableCommunes, champ: "ligne \(line)") }
    return lignes
  }

  private struct Reader {
    let bytes: UnsafeRawBufferPointer
    var position: Int

    /// The next row, nil if it is malformed.
    mutating func ligne() -> LigneDeCommune? {
      let comma = UInt8(ascii: ","), newline = UInt8(ascii: "\n")
      guard let code = champ(comma), let nom = champ(comma), let departement = champ(comma), let postaux = champ(comma),
        let siren = champ(comma), let epci = champ(comma), let population = champ(comma), let type = champ(newline),
        let insee = CodeCommune(ascii: slice(code)), !nom.isEmpty, estDepartement(departement, de: code),
        sontCodesPostaux(postaux), siren.isEmpty == epci.isEmpty, siren.isEmpty || estNombre(siren, chiffres: 9...9),
        population.isEmpty || estNombre(population, chiffres: 1...8), let arrondissement = arrondissement(type)
      else { return nil }
      return LigneDeCommune(
        code: insee, nom: nom, codesPostaux: postaux, siren: siren, epci: epci,
        population: population.isEmpty ? nil : population.reduce(0) { $0 * 10 + Int(bytes[$1] - UInt8(ascii: "0")) },
        estArrondissement: arrondissement)
    }

    /// The next field, up to `end` excluded; a quoted one may hold commas but neither quotes nor newlines.
    private mutating func champ(_ end: UInt8) -> Range<Int>? {
      let quote = UInt8(ascii: "\"")
      let quoted = position < bytes.count && bytes[position] == quote
      let start = quoted ? position + 1 : position
      let stop = quoted ? quote : end
      var cursor = start
      while cursor < bytes.count, bytes[cursor] != stop {
        let byte = bytes[cursor]
        guard byte >= 0x20, byte != quote, quoted || byte != UInt8(ascii: ",") else { return nil }
        cursor += 1
      }
      let after = quoted ? cursor + 1 : cursor
      guard after < bytes.count, bytes[after] == end else { return nil }
      position = after + 1
      return start..<cursor
    }

    private func slice(_ range: Range<Int>) -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes[range]) }

    /// Two characters, three for codes that begin with 97: the start of the INSEE code.
    private func estDepartement(_ range: Range<Int>, de code: Range<Int>) -> Bool {
      let overseas = bytes[code.lowerBound] == UInt8(ascii: "9") && bytes[code.lowerBound + 1] == UInt8(ascii: "7")
      return range.count == (overseas ? 3 : 2)
        && range.indices.allSatisfy { index in
          bytes[index] == bytes[code.lowerBound + index - range.lowerBound]
        }
    }

    private func estNombre(_ range: Range<Int>, chiffres: ClosedRange<Int>) -> Bool {
      chiffres.contains(range.count)
        && range.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[$0]) }
    }

    /// Five digits, separated by one space; perhaps none at all.
    private func sontCodesPostaux(_ range: Range<Int>) -> Bool {
      guard !range.isEmpty else { return true }
      guard range.count % 6 == 5 else { return false }
      return range.allSatisfy { index in
        (index - range.lowerBound) % 6 == 5
          ? bytes[index] == UInt8(ascii: " ") : (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index])
      }
    }

    private func arrondissement(_ range: Range<Int>) -> Bool? {
      if slice(range).elementsEqual("COM".utf8) { return false }
      return slice(range).elementsEqual("ARM".utf8) ? true : nil
    }
  }
}
