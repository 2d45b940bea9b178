/// A set of members.
struct EventMembers: Hashable, Sendable, ExpressibleByArrayLiteral {
  private var bits: UInt128 = 0

  init(arrayLiteral members: EventMember...) {
    for member in members { insert(member) }
  }

  @inline(__always) private static func bit(_ member: EventMember) -> UInt128 { 1 << UInt128(member.place) }

  var isEmpty: Bool { bits == 0 }
  /// The members, in order.
  var members: [EventMember] { EventMember.allCases.filter(contains) }
  /// The first of them.
  var first: EventMember? { isEmpty ? nil : EventMember.allCases[bits.trailingZeroBitCount] }

  @inline(__always) func contains(_ member: EventMember) -> Bool { bits & Self.bit(member) != 0 }
  @inline(__always) mutating func insert(_ member: EventMember) { bits |= Self.bit(member) }
  @inline(__always) mutating func insert(place: Int) { bits |= 1 << UInt128(place) }
  @inline(__always) func union(_ other: EventMembers) -> EventMembers { EventMembers(bits | other.bits) }
  @inline(__always) func subtracting(_ other: EventMembers) -> EventMembers { EventMembers(bits & ~other.bits) }

  private init(_ bits: UInt128) { self.bits = bits }
}

extension EventMember {
  /// Its place in a body among the others: the tag of the case, which counts them as they are declared.
  @inline(__always) var place: Int { Int(unsafeBitCast(self, to: UInt8.self)) }
}
