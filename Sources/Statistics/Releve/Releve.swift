/// The records of one population in one quarter, column by column: how each is numbered in each cut and in each indicator.
public struct Releve: Sendable {
  /// The quarter.
  public let trimestre: Trimestre
  /// Who is counted.
  public let population: Population
  /// The indicators, in the catalogue's order.
  public let indicateurs: [Indicateur]
  /// How many records there are.
  public private(set) var total = 0
  var parts: [Colonne]
  var valeurs: [Colonne]
  private let slots: [Slot]
  private let slotNames: [[UInt8]]

  /// One number a record, and what the numbers stand for.
  struct Colonne: Sendable {
    var noms: [String]
    var rangs: [UInt16] = []
    /// The number of what a record does not say.
    let absent: UInt16?
    /// The number of each code that is known.
    var table: [UInt64: UInt16] = [:]

    init(noms: [String], absent: UInt16?) { (self.noms, self.absent) = (noms, absent) }
  }

  private enum Slot { case part(Int), valeur(Int) }

  /// An empty one.
  public init(_ trimestre: Trimestre, _ population: Population, _ catalogue: Catalogue) {
    (self.trimestre, self.population) = (trimestre, population)
    indicateurs = catalogue.indicateurs(population)
    parts = Decoupage.allCases.map { cut in
      var column = Colonne(noms: cut == .mois ? trimestre.mois.map(\.code) : [], absent: nil)
      for (rang, nom) in column.noms.enumerated() { column.table[Self.hash(nom.utf8)] = UInt16(rang) }
      return column
    }
    valeurs = indicateurs.map { indicateur in
      let absent = indicateur.ligneDe[Valeur.nonRenseigne.code].map { UInt16($0) }
      var column = Colonne(noms: indicateur.lignes.map(\.code), absent: absent)
      for (code, rang) in indicateur.ligneDe { column.table[Self.hash(code.utf8)] = UInt16(rang) }
      return column
    }
    var slots: [(name: String, slot: Slot)] = Decoupage.allCases.enumerated().map { ($1.rawValue, .part($0)) }
    slots += indicateurs.enumerated().map { ($1.dimension.code, .valeur($0)) }
    slots.sort { $0.name < $1.name }
    self.slots = slots.map(\.slot)
    slotNames = slots.map { Array($0.name.utf8) }
  }

  /// Counts a record, as ``Fait/texte`` wrote it. What it says of dimensions that no indicator counts is passed over; a code
  /// that a closed list does not have is counted as not given.
  public mutating func ajoute(_ texte: UnsafeRawBufferPointer, mois: Mois) {
    for place in parts.indices { parts[place].rangs.append(.max) }
    for place in valeurs.indices { valeurs[place].rangs.append(.max) }
    total += 1
    var next = 0
    var start = 0
    while start < texte.count {
      var equal = start
      while equal < texte.count, texte[equal] != UInt8(ascii: "=") { equal += 1 }
      var end = equal
      while end < texte.count, texte[end] != UInt8(ascii: ";") { end += 1 }
      let name = texte[start..<equal]
      // Both are sorted: a record's dimension is nearly always the next one.
      if let found = (next..<slots.count).first(where: { slotNames[$0].elementsEqual(name) }) {
        next = found + 1
        if equal + 1 <= end { note(texte[min(equal + 1, end)..<end], in: slots[found]) }
      }
      start = end + 1
    }
    parts[0].rangs[total - 1] = parts[0].table[Self.hash(mois.code.utf8)] ?? .max
    for place in parts.indices where parts[place].rangs[total - 1] == .max {
      parts[place].rangs[total - 1] = parts[place].number(of: "aucun".utf8)
    }
    for place in valeurs.indices where valeurs[place].rangs[total - 1] == .max {
      let absent = valeurs[place].absent ?? valeurs[place].number(of: Valeur.nonRenseigne.code.utf8)
      valeurs[place].rangs[total - 1] = absent
    }
  }

  private mutating func note(_ value: Slice<UnsafeRawBufferPointer>, in slot: Slot) {
    switch slot {
    case .part(let place): parts[place].rangs[total - 1] = parts[place].number(of: value)
    case .valeur(let place):
      if valeurs[place].absent == nil {
        valeurs[place].rangs[total - 1] = valeurs[place].number(of: value)
      } else {
        valeurs[place].rangs[total - 1] = valeurs[place].table[Self.hash(value)] ?? .max
      }
    }
  }

  /// FNV-1a. Codes come from lists and from the gateway, never from somebody who would look for two that collide.
  fileprivate static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash
  }
}

extension Releve.Colonne {
  /// The number of a code of an open list, a new one if it must be.
  fileprivate mutating func number(of bytes: some Sequence<UInt8>) -> UInt16 {
    let hash = Releve.hash(bytes)
    if let number = table[hash] { return number }
    guard noms.count < Int(UInt16.max) else { return 0 }
    let number = UInt16(noms.count)
    noms.append(String(decoding: Array(bytes), as: UTF8.self))
    table[hash] = number
    return number
  }
}
