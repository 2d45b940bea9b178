public import Foundation

/// What a report needs of one event: identifiers and codes.
public struct ReportedEvent: Sendable {
  /// The entry's number.
  public var leaf: UInt64
  /// What happened.
  public var kind: EventKind
  /// When.
  public var at: Date
  /// Whether the decision permitted it; nil when it rests on none.
  public var isPermitted: Bool?
  /// Who did it.
  public var agent: String?
  /// On what.
  public var subject: String?
  /// The policies that decided.
  public var policies: [String] = []
  /// What they cite.
  public var articles: [String] = []
  /// The categories of data that were disclosed.
  public var categories: [String] = []
  /// The basis that its author invoked.
  public var basis: String?
  /// What the author owes by it.
  public var obligations: [String] = []
  /// What a review concludes.
  public var conclusion: String?
  /// Whether what was read belongs to others: the agent neither wrote it nor belongs to a body that it was addressed to,
  /// nor to one that reviews it. Nil when the entry does not tell.
  public var isOthers: Bool?

  /// An event, with nothing else known of it.
  public init(
    leaf: UInt64, kind: EventKind, at: Date, isPermitted: Bool? = nil, agent: String? = nil, subject: String? = nil
  ) {
    (self.leaf, self.kind, self.at, self.isPermitted) = (leaf, kind, at, isPermitted)
    (self.agent, self.subject) = (agent, subject)
  }
}

extension ReportedEvent {
  /// What puts data in somebody else's hands.
  static let disclosures: Set<EventKind> = [
    .transmission, .reorientation, .retour, .avisDePeril, .transmissionOrale, .saisine,
  ]
  /// What hands out content that was sealed to the agent.
  static let openings: Set<EventKind> = [.ouverture, .ouvertureAvis, .ouvertureSaisine]
  /// What an agent consults of one person's situation: its content, or what happened to it.
  static let accesses: Set<EventKind> = [.ouverture, .ouvertureAvis, .ouvertureSaisine, .chronologie]

  /// Whether it happened: permitted, or of a kind that nobody permits.
  var tookPlace: Bool { isPermitted != false }
  /// Whether it disclosed something.
  var isDisclosure: Bool { tookPlace && Self.disclosures.contains(kind) }
  /// Whether it disclosed in an emergency (Code pénal 223-6), in writing or aloud.
  var isEmergency: Bool {
    switch kind {
    case .avisDePeril: tookPlace
    case .transmissionOrale: tookPlace && (basis?.hasPrefix("cp-223-6") ?? false)
    default: false
    }
  }
  /// Whether that emergency awaits a justification and its review: one said aloud after a written avis is reviewed with it.
  var awaitsReview: Bool { kind == .avisDePeril || obligations.contains(Obligations.justification) }

  private enum Obligations {
    static let justification = "justifier-sous-24-h"
  }
}
