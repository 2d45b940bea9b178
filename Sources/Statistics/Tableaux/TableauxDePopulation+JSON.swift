internal import JSON

extension TableauxDePopulation {
  var json: JSON {
    [
      "population": .string(population.rawValue), "total": JSON(total),
      "decoupages": .array(
        decoupages.map { cut in
          [
            "decoupage": .string(cut.decoupage.rawValue), "lignes": .array(cut.lignes.map(\.json)),
            "regroupees": JSON(cut.regroupees),
          ]
        }),
      "indicateurs": .array(indicateurs.map(\.json)),
    ]
  }

  init(_ reader: JSONReader) throws {
    self = try reader.object { fields in
      Self(
        population: try fields.required("population").code(Population.self),
        total: try fields.optional("total")?.nombre(),
        decoupages: try fields.required("decoupages").array { reader in
          try reader.object { fields in
            Parties(
              decoupage: try fields.required("decoupage").code(Decoupage.self),
              lignes: try fields.required("lignes").array(max: 70_000) { try Ligne($0) },
              regroupees: try fields.optional("regroupees")?.nombre())
          }
        },
        indicateurs: try fields.required("indicateurs").array { try IndicateurPublie($0) })
    }
  }
}

extension TableauxDePopulation.Ligne {
  fileprivate var json: JSON { ["code": .string(code), "nombre": JSON(nombre)] }

  fileprivate init(_ reader: JSONReader) throws {
    self = try reader.object { fields in
      Self(code: try fields.required("code").string(maxScalars: 80), nombre: try fields.optional("nombre")?.nombre())
    }
  }
}

extension TableauxDePopulation.IndicateurPublie {
  fileprivate var json: JSON {
    [
      "code": .string(code), "lignes": .array(lignes.map(\.json)), "masque": JSON(masque),
      "ventilations": .array(
        ventilations.map { ventilation in
          [
            "decoupage": .string(ventilation.decoupage.rawValue),
            "colonnes": .array(ventilation.colonnes.map { .string($0) }),
            "lignes": .array(
              ventilation.lignes.map { ligne in
                [
                  "code": .string(ligne.code), "nombres": .array(ligne.nombres.map { JSON($0) }),
                  "masque": JSON(ligne.masque),
                ]
              }),
          ]
        }),
    ]
  }

  fileprivate init(_ reader: JSONReader) throws {
    self = try reader.object { fields in
      Self(
        code: try fields.required("code").string(maxScalars: 40),
        lignes: try fields.required("lignes").array(max: 70_000) { try TableauxDePopulation.Ligne($0) },
        masque: try fields.optional("masque")?.nombre(),
        ventilations: try fields.required("ventilations").array { try TableauxDePopulation.VentilationPubliee($0) })
    }
  }
}

extension TableauxDePopulation.VentilationPubliee {
  fileprivate init(_ reader: JSONReader) throws {
    self = try reader.object { fields in
      let colonnes = try fields.required("colonnes").array(max: 70_000) { try $0.string(maxScalars: 80) }
      return Self(
        decoupage: try fields.required("decoupage").code(Decoupage.self), colonnes: colonnes,
        lignes: try fields.required("lignes").array(max: 70_000) { reader in
          try reader.object { fields in
            let numbers = try fields.required("nombres").array(max: 70_000) { try $0.nombre() }
            guard numbers.count == colonnes.count else { throw fields.fault("nombres", .inconsistent) }
            return TableauxDePopulation.LigneVentilee(
              code: try fields.required("code").string(maxScalars: 80), nombres: numbers,
              masque: try fields.optional("masque")?.nombre())
          }
        })
    }
  }
}
