internal import Foundation
internal import Gateway
internal import JSON
internal import Liaison

/// What is looked for in the journal, and which part of what is found.
struct JournalQuery: QueryForm {
  static let fields = CritereDuJournal.all.map(\.field) + page
  private static let page = [
    QueryField(name: "suite", summary: "Le nombre « suite » de la réponse précédente", schema: .count),
    QueryField(
      name: "limite", summary: "Le nombre d’entrées, 50 par défaut, \(SearchJournal.mostLines) au plus",
      schema: .integer(1...Int64(SearchJournal.mostLines))),
  ]

  let criteria: JournalCriteria
  let before: UInt64?
  let limit: Int

  init(_ reader: inout QueryReader) throws {
    var criteria = JournalCriteria()
    for critere in CritereDuJournal.all {
      let _: Void? = try reader.optional(critere.name, expected: critere.expected, code: critere.fault) { text in
        critere.read(text, &criteria) ? () : nil
      }
    }
    self.criteria = criteria
    before = try Self.before(reader)
    limit = try reader.integer("limite", in: 1...SearchJournal.mostLines) ?? 50
  }

  /// The entry that one looks below.
  static func before(_ reader: QueryReader) throws(Problem) -> UInt64? {
    try reader.optional("suite", expected: "numéro d’entrée", parse: PathParameter<UInt64>.feuille.parse)
  }
}

/// One thing that can be asked of an entry: its parameter, and how its text is read. The page and the API read alike.
struct CritereDuJournal: Sendable {
  /// The name of the parameter, as it is written in the source.
  let parameter: StaticString
  let field: QueryField
  let expected: String
  let fault: FieldFault.Code
  /// Reads a text into what is looked for; false when it says nothing that an entry could hold.
  let read: @Sendable (String, inout JournalCriteria) -> Bool

  private init(
    _ parameter: StaticString, _ summary: String, _ schema: JSONSchema, expected: String,
    fault: FieldFault.Code = .invalidFormat, read: @escaping @Sendable (String, inout JournalCriteria) -> Bool
  ) {
    (self.parameter, self.expected, self.fault, self.read) = (parameter, expected, fault, read)
    field = QueryField(name: "\(parameter)", summary: summary, schema: schema)
  }

  var name: String { field.name }

  static let all: [CritereDuJournal] = [
    CritereDuJournal("agent", "L’identifiant de l’agent", AgentID.schema, expected: "identifiant") { text, criteria in
      criteria.agent = try? AgentID(text)
      return criteria.agent != nil
    },
    CritereDuJournal(
      "objet", "La référence ou l’identifiant de ce dont il s’agit", .string(length: 1...64),
      expected: "référence ou identifiant"
    ) { text, criteria in
      criteria.objet = (try? Reference(text))?.description ?? (try? AgentID(text))?.description
      return criteria.objet != nil
    },
    CritereDuJournal(
      "evenement", "Ce qui s’est passé", .codes(EventKind.allCases.map(\.rawValue)), expected: "événement",
      fault: .notInList
    ) { text, criteria in
      criteria.evenement = EventKind.allCases.first { $0.rawValue.utf8.elementsEqual(text.utf8) }
      return criteria.evenement != nil
    },
    CritereDuJournal(
      "decision", "Ce que la règle en a dit", .codes(["permise", "refusee"]), expected: "permise, refusee",
      fault: .notInList
    ) { text, criteria in
      criteria.permise = ["permise": true, "refusee": false][text]
      return criteria.permise != nil
    },
    CritereDuJournal(
      "article", "Une partie de l’article cité", .string(length: 1...80), expected: "80 caractères au plus",
      fault: .tooLong
    ) { text, criteria in
      criteria.article = text
      return (1...80).contains(text.unicodeScalars.count)
    },
    CritereDuJournal(
      "politique", "La règle citée, par son nom", .string(length: 1...120, pattern: "[a-z0-9.-]+"),
      expected: "nom de règle"
    ) { text, criteria in
      criteria.politique = text
      return (1...120).contains(text.utf8.count)
        && text.utf8.allSatisfy { (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2e || $0 == 0x2d }
    },
    CritereDuJournal(
      "classe", "La durée de conservation", .codes(ClasseDeConservation.allCases.map(\.rawValue)),
      expected: "acces, divulgation",
      fault: .notInList
    ) { text, criteria in
      criteria.classe = ClasseDeConservation.allCases.first { $0.rawValue.utf8.elementsEqual(text.utf8) }
      return criteria.classe != nil
    },
    CritereDuJournal("du", "Depuis ce jour", CalendarDay.schema, expected: "AAAA-MM-JJ") { text, criteria in
      criteria.du = (try? CalendarDay(text)).map { HeureDeParis.instant($0) }
      return criteria.du != nil
    },
    CritereDuJournal("au", "Jusqu’à ce jour compris", CalendarDay.schema, expected: "AAAA-MM-JJ") { text, criteria in
      criteria.avant = (try? CalendarDay(text)).map { HeureDeParis.instant($0.adding(days: 1)) }
      return criteria.avant != nil
    },
  ]
}
