import Gateway
import JSON
import Liaison

/// The coded facts of a situation as options: each is one code of a closed list, never a text.
struct FactsArguments: Sendable {
  /// The facts, as the API reads them.
  let json: JSON
  /// The same, checked here too.
  let facts: FaitsCodes

  private static let who = coded("who", Profil.self, "Who the person is", isRequired: true)
  private static let age = coded("age", ClasseAge.self, "The age class", isRequired: true)
  private static let facts = coded("facts", NatureFaits.self, "The nature of the facts", isRepeated: true)
  private static let danger = coded("danger", Imminence.self, "How near the danger is")
  private static let protection = Option(
    "protection", "CODE", .code(["non-evaluee", "capable", "incapable"]),
    "Whether the person is able to protect themself: non-evaluee, capable, incapable.")
  private static let causes = coded(
    "unable-because", CauseIncapacite.self, "Why the person is unable to", isRepeated: true)
  private static let weapon = coded("weapon", SituationArme.self, "What is known of a weapon")
  private static let dangerous = Flag("dangerous", "The person is dangerous, for themself or for others.")
  private static let consults = Flag("consults-me", "The person consults whoever asks: the weapon case wants it.")
  private static let agreement = coded(
    "agreement", EtatAccord.self, "Where the person's agreement stands (default: non-demande)")
  private static let agreed = coded("agreed", ObjetAccord.self, "What was agreed to", isRepeated: true)
  private static let parents = coded("parents", InformationParents.self, "Whether a minor's parents were told")
  private static let parentsReason = coded("parents-reason", MotifParentsNonInformes.self, "Why they were not")
  private static let aggravated = Flag("aggravated", "Difficulties are aggravated (CASF, art. L121-6-2).")
  private static let several = Flag("several-professionals", "Several professionals are already at work (L121-6-2).")

  static let parameters = [
    who.parameter, age.parameter, facts.parameter, danger.parameter, protection.parameter, causes.parameter,
    weapon.parameter, dangerous.parameter, consults.parameter, agreement.parameter, agreed.parameter,
    parents.parameter, parentsReason.parameter, aggravated.parameter, several.parameter,
  ]

  /// - Throws: ``CommandError`` with `usage`: facts that contradict each other.
  init(_ values: Values, today: CalendarDay) throws {
    func text(_ option: Option<String>) throws -> JSON? { try values.optional(option).map(JSON.string) }
    func list(_ option: Option<String>) throws -> JSON? {
      let codes = try values.all(option)
      return codes.isEmpty ? nil : .array(codes.map(JSON.string))
    }
    func flag(_ flag: Flag) -> JSON? { values.isSet(flag) ? true : nil }
    let members: [(String, JSON?)] = [
      ("profil", .string(try values.required(Self.who))), ("classeAge", .string(try values.required(Self.age))),
      ("protection", try text(Self.protection)), ("causesIncapacite", try list(Self.causes)),
      ("natures", try list(Self.facts)), ("imminence", try text(Self.danger)), ("arme", try text(Self.weapon)),
      ("dangereux", flag(Self.dangerous)), ("consulteAuteur", flag(Self.consults)),
      ("accord", try text(Self.agreement) ?? .string(EtatAccord.nonDemande.code)),
      ("objetsAccord", try list(Self.agreed)), ("parents", try text(Self.parents)),
      ("motifParents", try text(Self.parentsReason)), ("difficultesAggravees", flag(Self.aggravated)),
      ("plusieursProfessionnels", flag(Self.several)),
    ]
    json = .object(JSONObject(members: members.compactMap { name, value in value.map { (name, $0) } }))
    do {
      facts = try FaitsCodes(JSONReader(json), today: today)
    } catch let error as JSONReadingError {
      throw CommandError.usage("the facts do not go together: \(error.pointer) — \(error.message)")
    }
  }

  private static func coded<List: Coded>(
    _ name: String, _ list: List.Type, _ meaning: String, isRequired: Bool = false, isRepeated: Bool = false
  ) -> Option<String> {
    Option(
      name, "CODE", .coded(list), "\(meaning): \(CodeList.text(list)).", isRequired: isRequired, isRepeated: isRepeated)
  }
}
