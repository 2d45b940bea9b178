/// For one part of the scope: which policies match an entity, given its type and ancestors.
struct ScopeIndex: Sendable {
  /// What a policy asks of this part.
  enum Keys {
    case any
    case equal(EntityUID)
    case within([EntityUID])
    case type(EntityType)
    case typeWithin(EntityType, EntityUID)
    case never

    init(_ constraint: EntityConstraint) {
      switch constraint {
      case .any: self = .any
      case .equal(.entity(let uid)): self = .equal(uid)
      case .within(.entity(let uid)): self = .within([uid])
      case .type(let type): self = .type(type)
      case .typeWithin(let type, .entity(let uid)): self = .typeWithin(type, uid)
      case .equal(.slot), .within(.slot), .typeWithin(_, .slot): self = .never
      }
    }

    init(_ constraint: ActionConstraint) {
      switch constraint {
      case .any: self = .any
      case .equal(let uid): self = .equal(uid)
      case .within(let uid): self = .within([uid])
      case .withinAny(let uids): self = .within(uids)
      }
    }
  }

  private struct Entry: Sendable {
    var equal: [Int32] = []
    var within: [Int32] = []
    var typed: [(type: EntityType, position: Int32)] = []
  }

  private let any: [UInt64]
  private let byType: [EntityType: [Int32]]
  private let byEntity: UIDTable<Entry>

  init(_ keys: [Keys]) {
    var any = [UInt64](repeating: 0, count: (keys.count + 63) / 64)
    var byType: [EntityType: [Int32]] = [:]
    var byEntity: [EntityUID: Entry] = [:]
    for (position, key) in keys.enumerated() {
      let bit = Int32(position)
      switch key {
      case .any: any[position >> 6] |= 1 << UInt64(position & 63)
      case .equal(let uid): byEntity[uid, default: Entry()].equal.append(bit)
      case .within(let uids): for uid in uids { byEntity[uid, default: Entry()].within.append(bit) }
      case .type(let type): byType[type, default: []].append(bit)
      case .typeWithin(let type, let uid): byEntity[uid, default: Entry()].typed.append((type, bit))
      case .never: break
      }
    }
    self.any = any
    self.byType = byType
    self.byEntity = UIDTable(byEntity.map { ($0.key, $0.value) })
  }

  /// Sets the bits of the policies that `uid` satisfies, and no other.
  func fill(_ bits: UnsafeMutableBufferPointer<UInt64>, for uid: EntityUID, _ node: EntityNode?) {
    for word in 0..<any.count { bits[word] = any[word] }
    if !byType.isEmpty, let positions = byType[uid.type] { set(positions, in: bits) }
    guard byEntity.count > 0 else { return }
    let own = byEntity.index(of: uid)
    if own >= 0 {
      set(byEntity.elements[own].equal, in: bits)
      add(byEntity.elements[own], of: uid, to: bits)
    }
    guard let node else { return }
    for ancestor in node.ancestors {
      let index = byEntity.index(of: ancestor)
      if index >= 0 { add(byEntity.elements[index], of: uid, to: bits) }
    }
  }

  private func add(_ entry: Entry, of uid: EntityUID, to bits: UnsafeMutableBufferPointer<UInt64>) {
    set(entry.within, in: bits)
    for (type, position) in entry.typed where type == uid.type { set([position], in: bits) }
  }

  private func set(_ positions: [Int32], in bits: UnsafeMutableBufferPointer<UInt64>) {
    for position in positions { bits[Int(position) >> 6] |= 1 << UInt64(position & 63) }
  }
}
