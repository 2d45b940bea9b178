/// A reactor's connections, by slot.
struct ConnectionTable {
  private var slots: [Connection?] = []
  private var generations: [UInt32] = []
  private var free: [UInt32] = []
  private(set) var count = 0

  /// A name for the next connection, which ``insert(_:)`` puts there.
  mutating func reserve() -> ConnectionToken {
    if let slot = free.popLast() { return ConnectionToken(slot: slot, generation: generations[Int(slot)]) }
    slots.append(nil)
    generations.append(0)
    return ConnectionToken(slot: UInt32(slots.count - 1), generation: 0)
  }

  mutating func insert(_ connection: Connection) {
    slots[Int(connection.token.slot)] = connection
    count += 1
  }

  /// Gives back a name that was reserved, or whose connection is over.
  mutating func release(_ token: ConnectionToken) {
    if slots[Int(token.slot)] != nil { count -= 1 }
    slots[Int(token.slot)] = nil
    generations[Int(token.slot)] &+= 1
    free.append(token.slot)
  }

  subscript(token: ConnectionToken) -> Connection? {
    let slot = Int(token.slot)
    guard slot < slots.count, let connection = slots[slot], connection.token == token else { return nil }
    return connection
  }

  /// Those open when it is called.
  var all: [Connection] { slots.compactMap { $0 } }

  /// Those whose deadline has passed.
  func expired(at now: Instant) -> [Connection] {
    var late: [Connection] = []
    for case let connection? in slots where connection.deadline <= now { late.append(connection) }
    return late
  }

  /// The one that has been open the longest among those that qualify. Looks at every slot.
  func oldest(where qualifies: (Connection) -> Bool) -> Connection? {
    var oldest: Connection?
    for case let connection? in slots where qualifies(connection) {
      if oldest.map({ connection.born < $0.born }) ?? true { oldest = connection }
    }
    return oldest
  }
}
