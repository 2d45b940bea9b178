internal import JSON

/// What the reader looks up for each body, made once from the catalogue.
final class EventTables: Sendable {
  static let shared = EventTables()

  /// The form of a body that came about in one way.
  struct Form: Sendable {
    let required: EventMembers
    let allowed: EventMembers
    let subject: Subject
  }

  /// What an event is about.
  enum Subject: Sendable {
    case nothing, identifier
    /// Something whose reference begins with one of these pairs of letters.
    case reference([UInt16])

    init(_ subject: EventForm.Subject) {
      func letters(_ kind: EventForm.ReferenceKind) -> UInt16 {
        Array(kind.rawValue.utf8).withUnsafeBytes { $0.loadUnaligned(as: UInt16.self) }
      }
      self =
        switch subject {
        case .nothing: .nothing
        case .identifier: .identifier
        case .reference(let kinds): .reference(kinds.map(letters))
        case .referenceIfAny: .reference(EventForm.ReferenceKind.allCases.map(letters))
        }
    }
  }

  let all = EventMember.allCases
  let shapes = EventMember.allCases.map(\.shape)
  let members = NameTable(EventMember.allCases.map(\.rawValue))
  /// Each member's name as it stands in a body.
  let expected = EventMember.allCases.map { ExpectedName($0.rawValue) }
  let allKinds = EventKind.allCases
  let kinds = NameTable(EventKind.allCases.map(\.rawValue))
  private let forms: [Form?]
  private let subjects: [EventForm.Subject]
  private let acts: [NameTable?]

  private init() {
    subjects = EventKind.allCases.map(\.form.subject)
    acts = EventKind.allCases.map { $0.actions.isEmpty ? nil : NameTable($0.actions.map(\.rawValue)) }
    forms = EventKind.allCases.flatMap { kind in
      EventForm.Outcome.allCases.map { outcome in
        let form = kind.form(outcome)
        return form.members(outcome).map {
          Form(required: $0.required, allowed: $0.allowed, subject: Subject(form.subject))
        }
      }
    }
  }

  /// What an event is about.
  func subject(_ kind: EventKind) -> EventForm.Subject { subjects[kind.place] }

  /// The names of the acts that its decision may be of; nil: any.
  func actions(_ kind: EventKind) -> NameTable? { acts[kind.place] }

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
    case .identifier: CodeBytes.isWhole(text, CodeBytes.isCode)
    case .reference(let letters): text.count == 20 && letters.contains(text.loadUnaligned(as: UInt16.self))
    }
  }
}

extension EventKind {
  /// Its place among the others: the tag of the case, which counts them as they are declared.
  @inline(__always) var place: Int { Int(unsafeBitCast(self, to: UInt8.self)) }
}
