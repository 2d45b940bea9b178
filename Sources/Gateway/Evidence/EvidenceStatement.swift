internal import Cedar
internal import Cryptography
internal import JSON
internal import Journal
internal import Liaison

/// What the gateway states, under its seal, about an entry of its journal: that and when. Codes, opaque identifiers, digests;
/// no content, no name.
public struct EvidenceStatement: Hashable, Sendable {
  /// What became of the body that the entry commits to.
  public enum Body: String, Sendable, CaseIterable {
    /// It is in the file.
    case joined = "joint"
    /// It is kept for the fiche's author and for who made the step.
    case reserved = "réservé"
    /// It was erased at the end of its retention.
    case pruned = "effacé"
  }

  /// What is said of the event.
  public struct Event: Hashable, Sendable {
    /// Its code; nil when nothing of it is left.
    public var code: String?
    /// What it is, in French.
    public var sentence: String?
    /// The nearest evidence types of EN 319 522.
    public var erds: [String] = []
    /// On what.
    public var subject: String?
    /// Who, by an opaque identifier.
    public var agent: String?
    /// The code of their role.
    public var role: String?
    /// When, to the second.
    public var instant: String?
    /// `permise` or `refusee`; nil when nothing was decided, or it is not said here.
    public var decision: String?
    /// The articles that the decision rests on.
    public var articles: [String] = []
    /// The policies that took it.
    public var policies: [String] = []
    /// The digest of the set of policies in force.
    public var policySet: String?
  }

  /// What is said of the journal.
  public struct Place: Hashable, Sendable {
    /// The log.
    public var origin: String
    /// The entry's number, from 0.
    public var leaf: UInt64
    /// The start of the hour that the entry itself bears.
    public var hour: String
    /// The class its body is kept under: `acces`, `divulgation`.
    public var retention: String
    /// The size of the tree that the proof is for.
    public var size: UInt64
    /// Its root, in hexadecimal.
    public var root: String
    /// The witnesses that cosigned the checkpoint.
    public var cosigners: [String]
    /// The authorities that timestamped it, and when.
    public var timestamps: [Stamp]
  }

  /// A timestamp.
  public struct Stamp: Hashable, Sendable {
    /// The authority's name here.
    public var authority: String
    /// The instant that it states.
    public var instant: String
  }

  /// A member of the file.
  public struct Part: Hashable, Sendable {
    /// The member's name.
    public var name: String
    /// SHA-256, in hexadecimal.
    public var digest: String
  }

  /// The event.
  public var event: Event
  /// Where it stands.
  public var place: Place
  /// Whether its body is here.
  public var body: Body
  /// The other members of the file but the signature.
  public var parts: [Part]
  /// When this was stated.
  public var issued: String
}

extension EvidenceStatement.Event {
  /// What a body says; nil when it is not an event's.
  ///
  /// Only what every event has is read, whatever else its kind has: a statement must say of an entry what it can, of one that
  /// an older or a newer version wrote too.
  public init?(canonical bytes: [UInt8]) {
    guard let body = (try? JSON.parse(bytes))?.object, let code = body["evenement"]?.string,
      let instant = body["instant"]?.string
    else { return nil }
    func texts(_ name: String) -> [String] {
      (body[name]?.array ?? []).compactMap(\.string).map(EvidenceStatement.line)
    }
    let decision = body["decision"]?.string
    let kind = EventKind(rawValue: code)
    let type = body["question"]?["principal"]?["type"]?.string
    self.init(
      code: code, sentence: decision == "refusee" ? nil : kind?.sentence,
      erds: (kind?.erds(isRefused: decision == "refusee") ?? []).map(\.rawValue), subject: body["objet"]?.string,
      agent: body["agent"]?.string, role: type.flatMap { try? EntityType($0) }.flatMap(EntityTypes.role)?.code,
      instant: instant, decision: decision, articles: texts("articles"), policies: texts("politiques"),
      policySet: body["jeu"]?.string)
  }

  /// The same without what the decision rested on, which concerns others.
  func withoutGrounds() -> Self {
    var event = self
    (event.decision, event.articles, event.policies, event.policySet) = (nil, [], [], nil)
    return event
  }
}

extension EvidenceStatement.Place {
  /// What a proof says, and what others said of its checkpoint.
  init(_ receipt: Receipt, _ entry: LogEntry, cosigners: [String], timestamps: [EvidenceStatement.Stamp]) {
    let claim = receipt.checkpoint.claim
    self.init(
      origin: claim.origin, leaf: receipt.inclusion.index, hour: Instants.text(entry.time.date),
      retention: entry.retention.code, size: claim.size, root: claim.root.hex, cosigners: cosigners,
      timestamps: timestamps)
  }
}
