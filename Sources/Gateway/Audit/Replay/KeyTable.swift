/// A key of sixteen bytes.
protocol TableKey: Equatable, Sendable {
  var low: UInt64 { get }
  var high: UInt64 { get }
}

/// What is known of each of a million references or envelopes: a dictionary for keys that are themselves two numbers.
///
/// Who wrote a journal chose its keys, to slow down who verifies it perhaps: where they go depends on numbers that are drawn
/// for each table.
struct KeyTable<Key: TableKey, Value: Sendable>: Sendable {
  private var slots: ContiguousArray<(key: Key, value: Value)?>
  private var count = 0
  private let first = UInt64.random(in: 0 ... .max)
  private let second = UInt64.random(in: 0 ... .max)

  init() { slots = ContiguousArray(repeating: nil, count: 1024) }

  /// What is known of a key.
  subscript(key: Key) -> Value? { slots[slot(of: key)]?.value }

  /// Keeps a value.
  /// - Returns: the former one.
  @discardableResult mutating func updateValue(_ value: Value, forKey key: Key) -> Value? {
    let place = slot(of: key)
    let former = slots[place]?.value
    slots[place] = (key, value)
    if former == nil {
      count += 1
      if 2 * count > slots.count { grow() }
    }
    return former
  }

  /// Where a key is, or would be.
  @inline(__always) private func slot(of key: Key) -> Int {
    let product = (key.low ^ first).multipliedFullWidth(by: key.high ^ second)
    var slot = Int(truncatingIfNeeded: product.high ^ product.low) & (slots.count - 1)
    while let kept = slots[slot], kept.key != key { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  private mutating func grow() {
    let former = slots
    slots = ContiguousArray(repeating: nil, count: 4 * former.count)
    for case let kept? in former { slots[slot(of: kept.key)] = kept }
  }
}
