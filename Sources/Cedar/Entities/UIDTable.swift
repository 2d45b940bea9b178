/// A read-only map from entity identities, probed with the hash that each identity already carries.
///
/// Deciding makes a dozen look-ups; Swift's dictionary would hash each key again.
struct UIDTable<Element: Sendable>: Sendable {
  private let keys: [EntityUID]
  private let slots: [Int32]
  private let mask: Int
  let elements: [Element]

  /// - Parameter pairs: keys are distinct; fewer than 2^30 of them.
  init(_ pairs: [(EntityUID, Element)]) {
    var capacity = 8
    while capacity < pairs.count * 2 { capacity *= 2 }
    let mask = capacity - 1
    var slots = [Int32](repeating: -1, count: capacity)
    for (index, pair) in pairs.enumerated() {
      var slot = pair.0.hash & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(index)
    }
    self.keys = pairs.map(\.0)
    self.elements = pairs.map(\.1)
    self.slots = slots
    self.mask = mask
  }

  var count: Int { keys.count }

  var pairs: Zip2Sequence<[EntityUID], [Element]> { zip(keys, elements) }

  /// Position of a key in `elements`, -1 when absent.
  func index(of key: EntityUID) -> Int {
    var slot = key.hash & mask
    while true {
      let index = Int(slots[slot])
      if index < 0 { return -1 }
      if keys[index] == key { return index }
      slot = (slot + 1) & mask
    }
  }

  subscript(key: EntityUID) -> Element? {
    let index = index(of: key)
    return index < 0 ? nil : elements[index]
  }
}
