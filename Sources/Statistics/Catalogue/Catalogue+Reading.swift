internal import JSON

extension JSONReader {
  /// A code: small letters, digits and dashes, at most 40.
  func codeStable() throws -> String {
    try parsed(maxScalars: 40, expected: "small letters, digits and dashes") { $0.estUnCode ? $0 : nil }
  }

  func titre() throws -> String {
    try parsed(maxScalars: 160, expected: "a title") {
      $0.isEmpty || $0.unicodeScalars.contains { $0.value < 32 } ? nil : $0
    }
  }

  func valeur() throws -> Valeur {
    try object { fields in
      Valeur(code: try fields.required("code").codeStable(), libelle: try fields.required("libelle").titre())
    }
  }
}

extension String {
  /// Whether it may be the code of a dimension or a value, or name a body.
  public var estUnCode: Bool {
    !isEmpty && utf8.count <= 64
      && utf8.allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) || $0 == UInt8(ascii: "-")
      }
  }
}

extension Dimension {
  init(_ reader: JSONReader, listes: [String: [Valeur]]) throws {
    self = try reader.object { fields in
      let code = try fields.required("code").codeStable()
      let titre = try fields.required("titre").titre()
      guard Decoupage(rawValue: code) == nil else {
        throw fields.fault("code", .inconsistent, expected: "a name that no part of the territory has")
      }
      switch (fields.optional("liste"), fields.optional("valeurs"), fields.optional("ouverte")) {
      case (let liste?, nil, nil):
        let valeurs = try liste.parsed(expected: listes.keys.sorted().joined(separator: ", "), code: .notInList) {
          listes[$0]
        }
        return Dimension(code: code, titre: titre, valeurs: valeurs, estOuverte: false, estAjoutee: false)
      case (nil, let given?, nil):
        let valeurs = try given.array(max: 60) { try $0.valeur() }
        guard valeurs.count >= 2 else { throw fields.fault("valeurs", .tooShort, expected: "two values at least") }
        guard Set(valeurs.map(\.code)).count == valeurs.count else { throw fields.fault("valeurs", .duplicate) }
        let ajoutee = try fields.optional("ajoutee")?.bool() ?? false
        return Dimension(code: code, titre: titre, valeurs: valeurs, estOuverte: false, estAjoutee: ajoutee)
      case (nil, nil, let ouverte?):
        guard try ouverte.bool() else { throw ouverte.fault(.inconsistent, expected: "true") }
        return Dimension(code: code, titre: titre, valeurs: [], estOuverte: true, estAjoutee: false)
      default:
        throw reader.fault(.inconsistent, expected: "one of `liste`, `valeurs`, `ouverte`")
      }
    }
  }
}

extension Indicateur {
  init(_ reader: JSONReader, dimensions: [String: Dimension]) throws {
    self = try reader.object { fields in
      let code = try fields.required("code").codeStable()
      let titre = try fields.required("titre").titre()
      let populations = try fields.required("populations").array(max: 2) { try $0.code(Population.self).rawValue }
      guard !populations.isEmpty, Set(populations).count == populations.count else {
        throw fields.fault("populations", .duplicate)
      }
      let dimension = try fields.required("dimension").parsed(
        expected: dimensions.keys.sorted().joined(separator: ", "), code: .notInList
      ) { dimensions[$0] }
      let groupes = try fields.optional("regroupement")?.array(max: 60) { reader in
        try reader.object { fields in
          (
            Valeur(code: try fields.required("code").codeStable(), libelle: try fields.required("libelle").titre()),
            try fields.required("valeurs").array(max: 60) { try $0.codeStable() }
          )
        }
      }
      guard let groupes else {
        var lignes = dimension.valeurs
        if !lignes.isEmpty, !lignes.contains(where: { $0.code == Valeur.nonRenseigne.code }) {
          lignes.append(.nonRenseigne)
        }
        return Indicateur(
          code: code, titre: titre, populations: Set(populations), dimension: dimension, lignes: lignes,
          ligneDe: Dictionary(uniqueKeysWithValues: lignes.enumerated().map { ($1.code, $0) }))
      }
      var lignes = groupes.map(\.0)
      var ligneDe: [String: Int] = [:]
      for (rang, groupe) in groupes.enumerated() {
        for valeur in groupe.1 where ligneDe.updateValue(rang, forKey: valeur) != nil {
          throw fields.fault("regroupement", .duplicate, expected: "each value in one group")
        }
      }
      // A value that no group has would be counted nowhere, and the total with it.
      guard Set(ligneDe.keys) == Set(dimension.valeurs.map(\.code)), lignes.count >= 2,
        Set(lignes.map(\.code)).count == lignes.count
      else { throw fields.fault("regroupement", .inconsistent, expected: "every value of the dimension, in one group") }
      if ligneDe[Valeur.nonRenseigne.code] == nil {
        ligneDe[Valeur.nonRenseigne.code] = lignes.count
        lignes.append(.nonRenseigne)
      }
      return Indicateur(
        code: code, titre: titre, populations: Set(populations), dimension: dimension, lignes: lignes, ligneDe: ligneDe)
    }
  }
}
