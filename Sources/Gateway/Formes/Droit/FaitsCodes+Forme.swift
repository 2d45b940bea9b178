public import JSON
public import Liaison

extension FaitsCodes: Forme {
  /// Reads the coded facts, each under its code in camel case. `profil`, `classeAge` and `accord` are needed; what is left
  /// out is not known: nothing evaluated, no danger, no weapon.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme(["causes": "causesIncapacite"]) { fields in
      func bool(_ name: String, in fields: inout ObjectReader) throws -> Bool {
        try fields.optional(name)?.bool() ?? false
      }
      return try FaitsCodes(
        profil: fields.required("profil").code(), classeAge: fields.required("classeAge").code(),
        protection: CapaciteSeProteger(&fields), natures: fields.optional("natures")?.codes() ?? [],
        imminence: fields.optional("imminence")?.code() ?? .aucune, arme: fields.optional("arme")?.code() ?? .aucune,
        dangereux: bool("dangereux", in: &fields), consulteAuteur: bool("consulteAuteur", in: &fields),
        accord: fields.required("accord").code(), objetsAccord: fields.optional("objetsAccord")?.codes() ?? [],
        parents: fields.optional("parents")?.code() ?? .sansObjet,
        motifParents: fields.optional("motifParents")?.code(),
        difficultesAggravees: bool("difficultesAggravees", in: &fields),
        plusieursProfessionnels: bool("plusieursProfessionnels", in: &fields))
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([
    .required("profil", \FaitsCodes.profil), .required("classeAge", \FaitsCodes.classeAge),
    .optional("protection", .codes(CapaciteSeProteger.codes)),
    .optional("causesIncapacite", .codes(CauseIncapacite.self)),
    .optional("natures", \FaitsCodes.natures), .optional("imminence", \FaitsCodes.imminence),
    .optional("arme", \FaitsCodes.arme), .optional("dangereux", \FaitsCodes.dangereux),
    .optional("consulteAuteur", \FaitsCodes.consulteAuteur), .required("accord", \FaitsCodes.accord),
    .optional("objetsAccord", \FaitsCodes.objetsAccord), .optional("parents", \FaitsCodes.parents),
    .optional("motifParents", \FaitsCodes.motifParents),
    .optional("difficultesAggravees", \FaitsCodes.difficultesAggravees),
    .optional("plusieursProfessionnels", \FaitsCodes.plusieursProfessionnels),
  ]).named("Faits")

  /// The facts as they are written: all of them, as in the journal.
  public var json: JSON {
    .objet([
      "profil": profil.json, "classeAge": classeAge.json, "protection": .string(protection.code),
      "causesIncapacite": protection.causes.jsonOuRien, "natures": natures.json, "imminence": imminence.json,
      "arme": arme.json, "dangereux": .bool(dangereux), "consulteAuteur": .bool(consulteAuteur),
      "accord": accord.json, "objetsAccord": objetsAccord.json, "parents": parents.json,
      "motifParents": motifParents?.json, "difficultesAggravees": .bool(difficultesAggravees),
      "plusieursProfessionnels": .bool(plusieursProfessionnels),
    ])
  }
}

extension CapaciteSeProteger {
  fileprivate static let codes = ["non-evaluee", "capable", "incapable"]

  init(_ fields: inout ObjectReader) throws {
    let causes: Set<CauseIncapacite> = try fields.optional("causesIncapacite")?.codes() ?? []
    let index = try fields.optional("protection")?.parsed(
      expected: Self.codes.joined(separator: ", "), code: .notInList
    ) { text in Self.codes.firstIndex { $0.utf8.elementsEqual(text.utf8) } }
    switch index {
    case 2: self = .incapable(causes)
    case 1: self = .capable
    default: self = .nonEvaluee
    }
    // A cause without an inability would be a fact that no policy reads.
    guard causes == self.causes else { throw fields.fault("causesIncapacite", .inconsistent) }
  }
}
