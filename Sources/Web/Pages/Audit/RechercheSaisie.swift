internal import Gateway
internal import JSON

/// What an auditor typed to search the journal: kept as it is, so that the form can be shown again with its faults.
struct RechercheSaisie: QueryForm {
  /// Those of the API but the number of lines, which is the page's own.
  static let fields = JournalQuery.fields.filter { $0.name != "limite" }

  let form: Form
  let criteria: JournalCriteria
  let before: UInt64?

  init(_ reader: inout QueryReader) throws {
    var (criteria, items, faults) = (JournalCriteria(), [(name: String, value: String)](), [FieldFault]())
    for critere in CritereDuJournal.all {
      // A browser sends the fields that were left empty too.
      guard let text = try reader.optional(critere.name, expected: critere.expected, parse: { $0 }), !text.isEmpty
      else { continue }
      items.append((critere.name, text))
      if !critere.read(text, &criteria) {
        faults.append(FieldFault(pointer: "/" + critere.name, critere.fault, expected: critere.expected))
      }
    }
    self.criteria = criteria
    before = try JournalQuery.before(reader)
    form = Form(items, problem: faults.isEmpty ? nil : .fields(faults))
  }

  /// Whether anything is asked.
  var isBlank: Bool { form.items.isEmpty }
}
