/// A coded value, for the journal and the policies.
public enum ValeurCodee: Hashable, Sendable {
  /// A yes or a no.
  case booleen(Bool)
  /// One code.
  case code(String)
  /// Several codes, in byte order, each once.
  case codes([String])
}

extension FaitsCodes {
  /// Every fact as a code, in a fixed order. An absent reason is left out; everything else is always there.
  public var codes: [(champ: String, valeur: ValeurCodee)] {
    var list: [(champ: String, valeur: ValeurCodee)] = [
      ("profil", .code(profil.code)),
      ("classe-age", .code(classeAge.code)),
      ("protection", .code(protection.code)),
      ("causes-incapacite", .codes(Self.sorted(protection.causes))),
      ("natures", .codes(Self.sorted(natures))),
      ("imminence", .code(imminence.code)),
      ("arme", .code(arme.code)),
      ("dangereux", .booleen(dangereux)),
      ("consulte-auteur", .booleen(consulteAuteur)),
      ("accord", .code(accord.code)),
      ("objets-accord", .codes(Self.sorted(objetsAccord))),
      ("parents", .code(parents.code)),
      ("difficultes-aggravees", .booleen(difficultesAggravees)),
      ("plusieurs-professionnels", .booleen(plusieursProfessionnels)),
    ]
    if let motifParents { list.append(("motif-parents", .code(motifParents.code))) }
    return list
  }

  /// Reads facts back from their codes.
  /// - Throws: `missing`, `unknownCode` or `duplicate` with the field's name; `inconsistent` for a wrong type or facts that
  ///   contradict each other.
  public init(codes: [(champ: String, valeur: ValeurCodee)]) throws(LiaisonError) {
    var reader = try CodesReader(codes)
    let protection: CapaciteSeProteger
    let causes: Set<CauseIncapacite> = try reader.set("causes-incapacite")
    switch try reader.text("protection") {
    case "non-evaluee": protection = .nonEvaluee
    case "capable": protection = .capable
    case "incapable": protection = .incapable(causes)
    default: throw LiaisonError(.unknownCode, champ: "protection")
    }
    guard causes == protection.causes else { throw LiaisonError(.inconsistent, champ: "causes-incapacite") }
    try self.init(
      profil: try reader.value("profil"), classeAge: try reader.value("classe-age"), protection: protection,
      natures: try reader.set("natures"), imminence: try reader.value("imminence"), arme: try reader.value("arme"),
      dangereux: try reader.bool("dangereux"), consulteAuteur: try reader.bool("consulte-auteur"),
      accord: try reader.value("accord"), objetsAccord: try reader.set("objets-accord"),
      parents: try reader.value("parents"), motifParents: try reader.optional("motif-parents"),
      difficultesAggravees: try reader.bool("difficultes-aggravees"),
      plusieursProfessionnels: try reader.bool("plusieurs-professionnels"))
    try reader.finish()
  }

  private static func sorted<C: Coded>(_ values: Set<C>) -> [String] {
    // A closure: a key path of a generic type is built anew at each call, which costs more than the whole list.
    values.map { $0.code }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

/// Takes named codes one by one; what is left at the end is unknown.
private struct CodesReader {
  private var left: [String: ValeurCodee] = [:]

  init(_ codes: [(champ: String, valeur: ValeurCodee)]) throws(LiaisonError) {
    for (champ, valeur) in codes where left.updateValue(valeur, forKey: champ) != nil {
      throw LiaisonError(.duplicate)
    }
  }

  mutating func text(_ champ: String) throws(LiaisonError) -> String {
    guard let valeur = left.removeValue(forKey: champ) else { throw LiaisonError(.missing, champ: champ) }
    guard case .code(let code) = valeur else { throw LiaisonError(.inconsistent, champ: champ) }
    return code
  }

  mutating func value<C: Coded>(_ champ: String) throws(LiaisonError) -> C { try C(code: try text(champ)) }

  mutating func optional<C: Coded>(_ champ: String) throws(LiaisonError) -> C? {
    left[champ] == nil ? nil : try value(champ)
  }

  mutating func set<C: Coded>(_ champ: String) throws(LiaisonError) -> Set<C> {
    guard let valeur = left.removeValue(forKey: champ) else { throw LiaisonError(.missing, champ: champ) }
    guard case .codes(let codes) = valeur else { throw LiaisonError(.inconsistent, champ: champ) }
    var values: Set<C> = []
    for code in codes where !values.insert(try C(code: code)).inserted { throw LiaisonError(.duplicate, champ: champ) }
    return values
  }

  mutating func bool(_ champ: String) throws(LiaisonError) -> Bool {
    guard let valeur = left.removeValue(forKey: champ) else { throw LiaisonError(.missing, champ: champ) }
    guard case .booleen(let value) = valeur else { throw LiaisonError(.inconsistent, champ: champ) }
    return value
  }

  func finish() throws(LiaisonError) { guard left.isEmpty else { throw LiaisonError(.unknownCode) } }
}
