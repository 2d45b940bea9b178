public import Cryptography
public import JSON

/// Decides again what a journal recorded, from its coded facts, and tells what comes out otherwise.
///
/// ```swift
/// var replay = Replay { digest in export.text(digest) }
/// for (leaf, body) in bodies { replay.add(leaf: leaf, body: body) }
/// replay.differences
/// ```
public struct Replay {
  /// Why an entry could not be decided again.
  public enum Obstacle: String, Sendable, CaseIterable {
    /// Its body reached the end of its retention: nobody can know.
    case pruned
    /// The set of policies that it cites is not there.
    case setMissing
    /// The set is there and is not one.
    case setUnreadable
    /// Its facts cannot be read.
    case factsUnreadable
  }

  /// A decision that comes out otherwise.
  public struct Difference: Sendable {
    /// The entry's number.
    public let leaf: UInt64
    /// The entry's body: who, when, on what.
    public let body: JSONObject
    /// The coded facts and what was decided then.
    public let record: DecisionRecord
    /// What is decided now.
    public let now: DecisionOutcome
  }

  /// The entries that rest on a decision whose facts could be read and decided again.
  public var decided: UInt64 { same + UInt64(differences.count) }
  /// Those that come out as they were recorded.
  public private(set) var same: UInt64 = 0
  /// Those that do not.
  public private(set) var differences: [Difference] = []
  /// Those that could not be decided again.
  public private(set) var obstacles: [Obstacle: [UInt64]] = [:]
  /// The entries that rest on no decision: starts, stops, policies put in force.
  public private(set) var others: UInt64 = 0

  private let text: (Digest) -> [UInt8]?
  private let imposed: PolicyBook?
  private var shelf: [Digest: Result<PolicyBook, PolicyBookError>] = [:]

  /// Decides each entry with the set that it cites.
  /// - Parameter text: gives the whole text of a past set, nil when there is none.
  public init(sets text: @escaping (Digest) -> [UInt8]?) {
    (self.text, imposed) = (text, nil)
  }

  /// Decides every entry with one set: what another law would have decided.
  public init(with book: PolicyBook) {
    (text, imposed) = ({ _ in nil }, book)
  }

  /// Whether nothing differs, and nothing but what was pruned is unknown.
  public var isFaithful: Bool {
    differences.isEmpty && obstacles.allSatisfy { $0.key == .pruned || $0.value.isEmpty }
  }

  /// Takes the next entry.
  /// - Parameter body: its body, nil when it was pruned.
  public mutating func add(leaf: UInt64, body: [UInt8]?) {
    guard let body else { return obstacles[.pruned, default: []].append(leaf) }
    guard let json = try? JSON.parse(body), case .object(let object) = json else {
      return obstacles[.factsUnreadable, default: []].append(leaf)
    }
    let record: DecisionRecord
    do {
      guard let found = try DecisionRecord(object) else { return others += 1 }
      record = found
    } catch {
      return obstacles[.factsUnreadable, default: []].append(leaf)
    }
    switch book(record.policySet) {
    case .failure(let obstacle): obstacles[obstacle, default: []].append(leaf)
    case .success(let book):
      let now = book.decide(again: record)
      if now == record.outcome {
        same += 1
      } else {
        differences.append(Difference(leaf: leaf, body: object, record: record, now: now))
      }
    }
  }

  private mutating func book(_ digest: Digest) -> Result<PolicyBook, Obstacle> {
    if let imposed { return .success(imposed) }
    if let known = shelf[digest] { return known.mapError { _ in .setUnreadable } }
    guard let text = text(digest) else { return .failure(.setMissing) }
    let read: Result<PolicyBook, PolicyBookError>
    do { read = .success(try PolicyBook(archive: text)) } catch { read = .failure(error) }
    shelf[digest] = read
    return read.mapError { _ in .setUnreadable }
  }
}

extension Replay.Obstacle: Error {}
