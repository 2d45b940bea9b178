internal import Cedar
public import Foundation
public import JSON
public import Journal
public import Law
public import Liaison

/// One event of the journal, read strictly from its body (``EventReader``): what each says, in codes, identifiers and
/// digests.
public struct ReadEvent: Sendable {
  /// What happened.
  public let kind: EventKind
  /// When.
  public let instant: Date
  /// Whether the decision permitted it; nil when it rests on none.
  public let isPermitted: Bool?
  /// The body's members; every value is what ``EventReader`` checked.
  public let members: JSONObject

  /// Reads a body.
  /// - Throws: ``EventReadingError``.
  public init(_ body: JournalBody) throws(EventReadingError) { try self.init(canonical: body.bytes) }

  /// Reads the bytes of a body.
  /// - Throws: ``EventReadingError``.
  public init(canonical bytes: [UInt8]) throws(EventReadingError) {
    var reader = EventReader()
    let result = bytes.withUnsafeBytes { buffer in
      Result { () throws(EventReadingError) in try reader.read(buffer) }
    }
    try result.get()
    guard let members = (try? JSON.parse(bytes))?.object else { throw .notCanonical(offset: 0) }
    (kind, self.members) = (reader.kind, members)
    instant = Date(timeIntervalSince1970: TimeInterval(reader.instant))
    isPermitted =
      switch reader.outcome {
      case .permitted: true
      case .refused: false
      case .undecided: nil
      }
  }

  /// The value of a member.
  public subscript(_ member: EventMember) -> JSON? { members[member.rawValue] }

  /// The text of a member, if it holds one.
  public func text(_ member: EventMember) -> String? { self[member]?.string }

  /// The texts of a member that holds several; none when it is not there.
  public func texts(_ member: EventMember) -> [String] { (self[member]?.array ?? []).compactMap(\.string) }
}

extension ReadEvent {
  /// Who did it; nil for the gateway itself.
  public var agent: String? { text(.agent) }
  /// On what: the reference of a fiche or an avis, the identifier of an agent or of a body.
  public var subject: String? { text(.objet) }
  /// The policies that permitted it, or that refused it.
  public var policies: [String] { texts(.politiques) }
  /// Their articles.
  public var articles: [String] { texts(.articles) }
  /// The digest of the set of policies that decided, or that is put in force, in hexadecimal.
  public var policySet: String? { text(.jeu) }

  /// The role in which the agent acted.
  public var role: Role? {
    question?["principal"]?["type"]?.string.flatMap { try? EntityType($0) }.flatMap(EntityTypes.role)
  }

  /// The act that was decided, as the policies call it.
  public var act: String? { question?["action"]?["id"]?.string }

  /// What was decided, with its coded facts; nil when it rests on no decision.
  /// - Throws: `DecisionRecordError`.
  public func decision() throws(DecisionRecordError) -> DecisionRecord? { try DecisionRecord(members) }

  var question: JSON? { self[.question] }
}
