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
  let allKinds = EventKind.allCases
  let kinds = NameTable(EventKind.allCases.map(\.rawValue))
  private let forms: [Form?]
  private let subjects: [EventForm.Subject]
  private let acts: [[ContiguousArray<UInt8>]]

  private init() {
    subjects = EventKind.allCases.map(\.form.subject)
    acts = EventKind.allCases.map { $0.actions.map { ContiguousArray($0.rawValue.utf8) } }
    forms = EventKind.allCases.flatMap { kind in
      EventForm.Outcome.allCases.map { outcome in
        let form = kind.form(outcome)
        return form.members(outcome).map {
          Form(required: $0.required, allowed: $0.allowed, subject: form.subject)
        }
      }
    }
  }

  /// What an event is about.
  func subject(_ kind: EventKind) -> EventForm.Subject { subjects[kind.place] }

  /// The names of the acts that its decision may be of; none: any.
  func actions(_ kind: EventKind) -> [ContiguousArray<UInt8>] { acts[kind.place] }

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
    case .reference(let kinds): Self.isReference(text, of: kinds)
    case .referenceIfAny: Self.isReference(text, of: EventForm.ReferenceKind.allCases)
    }
  }

  private static func isReference(
    _ text: UnsafeRawBufferPointer, of kinds: some Sequence<EventForm.ReferenceKind>
  ) -> Bool {
    text.count == 20 && kinds.contains { text.starts(with: $0.rawValue.utf8) }
  }
}

extension EventKind {
  /// Its place among the others: the tag of the case, which counts them as they are declared.
  @inline(__always) var place: Int { Int(unsafeBitCast(self, to: UInt8.self)) }
}
