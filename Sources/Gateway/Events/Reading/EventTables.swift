/// What the reader looks up for each body, made once from the catalogue.
final class EventTables: Sendable {
  static let shared = EventTables()

  /// The form of a body that came about in one way.
  struct Form: Sendable {
    let required: EventMembers
    let allowed: EventMembers
    let subject: EventForm.Subject
  }

  let all = EventMember.allCases
  let shapes = EventMember.allCases.map(\.shape)
  let members = NameTable(EventMember.allCases.map(\.rawValue))
  let kinds = NameTable(EventKind.allCases.map(\.rawValue))
  private let forms: [Form?]

  private init() {
    forms = EventKind.allCases.flatMap { kind in
      EventForm.Outcome.allCases.map { outcome in
        let form = kind.form(outcome)
        return form.members(outcome).map {
          Form(required: $0.required, allowed: $0.allowed, subject: form.subject)
        }
      }
    }
  }

  func form(_ kind: Int, _ outcome: EventForm.Outcome) -> Form? {
    let place =
      switch outcome {
      case .permitted: 0
      case .refused: 1
      case .undecided: 2
      }
    return forms[3 * kind + place]
  }
}

extension EventTables.Form {
  /// Whether an event of that form can be about this.
  func isSubject(_ text: UnsafeRawBufferPointer) -> Bool {
    switch subject {
    case .nothing: false
    case .identifier: text.allSatisfy(CodeBytes.isCode)
    case .reference(let kinds):
      text.count == 20 && kinds.contains { text.starts(with: $0.rawValue.utf8) }
    }
  }
}
