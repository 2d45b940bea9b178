public import Foundation
public import JSON
public import Journal
public import Liaison

/// What an auditor looks for in the journal: everything that is said must hold.
///
/// A body is canonical, so that a member can only be written in one way: most bodies are passed over without being parsed,
/// because they do not hold the bytes that they would have to.
public struct JournalCriteria: Sendable {
  /// Who did it.
  public var agent: AgentID?
  /// On what: the reference of a fiche or an avis, the id of an agent or a body.
  public var objet: String?
  /// What happened.
  public var evenement: EventKind?
  /// Whether it was permitted, for what a decision made.
  public var permise: Bool?
  /// A part of an article that the decision rested on: `226-14`.
  public var article: String?
  /// A policy that the decision rested on, or that warned.
  public var politique: String?
  /// How long its body is kept.
  public var classe: ClasseDeConservation?
  /// The first instant.
  public var du: Date?
  /// The instant before which it happened.
  public var avant: Date?

  /// Everything.
  public init() {}

  /// Whether it asks for what only a body says: those that were pruned then cannot be known to match.
  var readsBodies: Bool {
    agent != nil || objet != nil || evenement != nil || permise != nil || article != nil || politique != nil
  }

  /// Whether an entry may match, by what it says itself. Its hour is that of its commit, which comes after the event.
  public func mayMatch(_ entry: LogEntry) -> Bool {
    guard classe.map({ $0 == ClasseDeConservation(entry.retention) }) ?? true else { return false }
    let hour = TimeInterval(TimeBucket.secondsPerBucket)
    if let du, entry.time.date + 2 * hour <= du { return false }
    if let avant, entry.time.date - hour >= avant { return false }
    return true
  }

  /// Whether an entry whose body was pruned is shown: by its hour, and when nothing else is asked.
  public func shows(pruned entry: LogEntry) -> Bool {
    let hour = TimeInterval(TimeBucket.secondsPerBucket)
    return !readsBodies && (du.map { entry.time.date + hour > $0 } ?? true)
      && (avant.map { entry.time.date < $0 } ?? true)
  }

  /// The bytes that a matching body holds.
  var marks: [ByteMark] {
    func member(_ name: String, _ value: String) -> [UInt8] {
      Array("\"\(name)\":".utf8) + JSON.string(value).serialized(.canonical)
    }
    return [
      agent.map { member("agent", $0.description) }, objet.map { member("objet", $0) },
      evenement.map { member("evenement", $0.rawValue) },
      permise.map { member("decision", $0 ? "permise" : "refusee") },
      politique.map { JSON.string($0).serialized(.canonical) },
      article.map { Array(JSON.string($0).serialized(.canonical).dropFirst().dropLast()) },
    ].compactMap { $0.map { ByteMark($0) } }
  }

  /// Whether a body matches, member by member.
  public func matches(_ body: JSONObject) -> Bool {
    func has(_ name: String, _ value: String?) -> Bool { value == nil || body[name] == value.map(JSON.string) }
    guard has("agent", agent?.description), has("objet", objet), has("evenement", evenement?.rawValue),
      has("decision", permise.map { $0 ? "permise" : "refusee" })
    else { return false }
    if let article, !body.strings("articles").contains(where: ByteMark(article).stands(in:)) { return false }
    if let politique {
      let cited = body.strings("politiques") + body.strings("avertissements")
      guard cited.contains(where: { $0.utf8.elementsEqual(politique.utf8) }) else { return false }
    }
    guard du != nil || avant != nil else { return true }
    guard let instant = body["instant"]?.string.flatMap(Instants.date) else { return false }
    return (du.map { instant >= $0 } ?? true) && (avant.map { instant < $0 } ?? true)
  }
}

extension JSONObject {
  /// The texts of a list; none where there is no list.
  func strings(_ name: String) -> [String] { (self[name]?.array ?? []).compactMap(\.string) }
}
