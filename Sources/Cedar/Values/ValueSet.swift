/// An immutable set of values: order and repetition do not count.
public struct ValueSet: Sendable {
  final class Storage: Sendable {
    let elements: [Value]
    /// Only for sets large enough for hashing to beat a scan.
    let lookup: Set<Value>?
    let hash: Int

    init(_ values: some Sequence<Value>) {
      var elements = Array(values)
      if elements.count > ValueSet.scanLimit {
        var seen = Set<Value>(minimumCapacity: elements.count)
        elements = elements.filter { seen.insert($0).inserted }
        lookup = elements.count > ValueSet.scanLimit ? seen : nil
      } else {
        var unique: [Value] = []
        unique.reserveCapacity(elements.count)
        for value in elements where !unique.contains(value) { unique.append(value) }
        elements = unique
        lookup = nil
      }
      self.elements = elements
      // A sum does not depend on the order.
      self.hash = elements.reduce(elements.count) { $0 &+ $1.hashValue }
    }
  }

  static let scanLimit = 8

  let storage: Storage

  /// Makes a set, dropping duplicates; expected linear time.
  public init(_ values: some Sequence<Value>) {
    storage = Storage(values)
  }

  /// The distinct values, in the order in which they first came.
  public var elements: [Value] { storage.elements }

  /// Number of distinct values.
  public var count: Int { storage.elements.count }

  /// Whether there is no value.
  public var isEmpty: Bool { storage.elements.isEmpty }

  /// Whether `value` is in the set.
  public func contains(_ value: Value) -> Bool {
    if let lookup = storage.lookup { return lookup.contains(value) }
    for element in storage.elements where element == value { return true }
    return false
  }

  /// Whether every element of `other` is in this set.
  public func isSuperset(of other: ValueSet) -> Bool {
    storage === other.storage || other.storage.elements.allSatisfy(contains)
  }

  /// Whether at least one element is common to both.
  public func intersects(_ other: ValueSet) -> Bool {
    count <= other.count
      ? storage.elements.contains(where: other.contains) : other.storage.elements.contains(where: contains)
  }
}

extension ValueSet: Hashable {
  /// Equal when both hold the same values.
  public static func == (left: ValueSet, right: ValueSet) -> Bool {
    left.storage === right.storage
      || (left.storage.hash == right.storage.hash && left.count == right.count && left.isSuperset(of: right))
  }

  /// Feeds the hash computed at construction.
  public func hash(into hasher: inout Hasher) { hasher.combine(storage.hash) }
}
