/// Why bytes are not the body of an event. It cites no value.
public enum EventReadingError: Error, Hashable, Sendable {
  /// Not canonical JSON, from that byte on.
  case notCanonical(offset: Int)
  /// Another version of the form.
  case unknownForm
  /// An event that the catalogue does not have.
  case unknownKind
  /// A member that no event has.
  case unknownMember
  /// A member that this event does not have.
  case misplaced(EventMember)
  /// A member that this event must have.
  case missing(EventMember)
  /// A member that does not hold what it should.
  case malformed(EventMember)
  /// An act without a decision, or a decision on what happens by itself.
  case wrongOutcome

  /// What to tell who verifies, in French.
  public var message: String {
    switch self {
    case .notCanonical(let offset): "le corps n’est pas sous sa forme canonique (octet \(offset))"
    case .unknownForm: "le corps est d’une version inconnue"
    case .unknownKind: "l’événement n’est pas au catalogue"
    case .unknownMember: "le corps a un membre qu’aucun événement n’a"
    case .misplaced(let member): "l’événement ne porte pas de membre « \(member.rawValue) »"
    case .missing(let member): "il manque le membre « \(member.rawValue) »"
    case .malformed(let member): "le membre « \(member.rawValue) » n’a pas la forme attendue"
    case .wrongOutcome: "l’événement ne peut pas avoir eu lieu ainsi : il lui manque une décision, ou il n’en a pas"
    }
  }
}
