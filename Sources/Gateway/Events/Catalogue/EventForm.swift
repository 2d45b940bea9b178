/// The members that the bodies of one kind of event have: nothing else is written, nothing else is read.
struct EventForm: Sendable {
  /// What an event is about: its member `objet`.
  enum Subject: Sendable {
    case nothing
    /// A fiche, an avis de péril, something said aloud, a saisine; several: any of them.
    case reference(Set<ReferenceKind>)
    /// An agent, or a body.
    case identifier
    /// A fiche, an avis de péril, something said aloud, a saisine, or nothing in particular: `objet` may be absent.
    case referenceIfAny
  }

  /// What the references are of.
  enum ReferenceKind: String, Sendable, CaseIterable {
    case fiche = "FN"
    case avis = "AP"
    case orale = "VV"
    case saisine = "SA"
  }

  /// Who does it.
  enum Actor: Sendable {
    /// An agent, by a decision.
    case agent
    /// The gateway, or whoever operates it: no agent, no decision.
    case gateway
  }

  let actor: Actor
  let subject: Subject
  /// Whether a refusal has no subject: what would have been created was not.
  let creates: Bool
  /// Whether only refusals are journaled.
  let isRefusedOnly: Bool
  /// What a body of the event has, when the act took place.
  let required: EventMembers
  /// What it may have.
  let optional: EventMembers
  /// What a refusal may have of it.
  let refused: EventMembers

  /// What an agent does about something.
  static func act(
    on subject: Subject, creates: Bool = false, _ required: EventMembers = [], or optional: EventMembers = [],
    refused: EventMembers = []
  ) -> EventForm {
    EventForm(
      actor: .agent, subject: subject, creates: creates, isRefusedOnly: false, required: required, optional: optional,
      refused: refused)
  }

  /// What an agent reads, about nothing in particular.
  static func reading(_ required: EventMembers = [], or optional: EventMembers = []) -> EventForm {
    act(on: .nothing, required, or: optional)
  }

  /// What leaves a trace only when it is refused.
  static let refusal = EventForm(
    actor: .agent, subject: .nothing, creates: false, isRefusedOnly: true, required: [], optional: [], refused: [])

  /// What happens to the gateway itself.
  static func gateway(
    _ required: EventMembers = [], or optional: EventMembers = [], on subject: Subject = .nothing
  ) -> EventForm {
    EventForm(
      actor: .gateway, subject: subject, creates: false, isRefusedOnly: false, required: required, optional: optional,
      refused: [])
  }
}

extension EventForm.Subject {
  static let fiche = Self.reference([.fiche])
  static let avis = Self.reference([.avis])
  static let orale = Self.reference([.orale])
  static let saisine = Self.reference([.saisine])
  /// An avis, written or said aloud.
  static let peril = Self.reference([.avis, .orale])
  static let any = Self.reference(Set(EventForm.ReferenceKind.allCases))

  /// Whether a body need not say what it is about.
  var isNothing: Bool {
    switch self {
    case .nothing, .referenceIfAny: true
    case .reference, .identifier: false
    }
  }
}

extension EventForm {
  /// What every body has.
  static let common: EventMembers = [.v, .evenement, .instant]
  /// What a decision adds.
  static let decided: EventMembers = [.agent, .articles, .decision, .jeu, .politiques, .question]
  /// What it may add.
  static let ofDecisions: EventMembers = [.avertissements, .erreurs, .obligations]

  /// How a body came about, as its members show.
  enum Outcome: Sendable, CaseIterable {
    case permitted, refused, undecided
  }

  /// The members that a body must have, and those that it may have; nil when there is no such body.
  func members(_ outcome: Outcome) -> (required: EventMembers, allowed: EventMembers)? {
    let objet: EventMembers = subject.isNothing ? [] : [.objet]
    switch (actor, outcome) {
    case (.gateway, .undecided):
      let required = Self.common.union(objet).union(required)
      return (required, required.union(optional))
    case (.agent, .permitted) where !isRefusedOnly:
      let required = Self.common.union(Self.decided).union(objet).union(required)
      return (required, required.union(optional).union(Self.ofDecisions))
    case (.agent, .refused):
      let required = Self.common.union(Self.decided).union(creates ? [] : objet)
      return (required, required.union(refused).union(Self.ofDecisions))
    default: return nil
    }
  }
}
