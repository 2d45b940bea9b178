public import Glibc

extension CanonicalScanner {
  /// Enters an object, at its first name; false when it has no member, and it is then left.
  @inlinable public mutating func enterObject() throws(NotCanonical) -> Bool {
    try enter(UInt8(ascii: "{"), UInt8(ascii: "}"))
  }

  /// Enters an array, at its first element; false when it has none, and it is then left.
  @inlinable public mutating func enterArray() throws(NotCanonical) -> Bool {
    try enter(UInt8(ascii: "["), UInt8(ascii: "]"))
  }

  /// The name of a member, without its quotes; its value is next.
  @inlinable public mutating func name() throws(NotCanonical) -> Range<Int> {
    let name = try string()
    try expect(UInt8(ascii: ":"))
    return name
  }

  /// The name of a member that can only be this one; its value is next.
  /// - Parameter expected: a name that needs no escape.
  @inlinable @inline(__always) public mutating func name(_ expected: StaticString) throws(NotCanonical) {
    let count = expected.utf8CodeUnitCount
    if end - position >= count + 3, base[position] == UInt8(ascii: "\""),
      base[position + count + 1] == UInt8(ascii: "\""), base[position + count + 2] == UInt8(ascii: ":"),
      isSpelled(expected, position + 1..<position + count + 1)
    {
      place += count + 3
    } else {
      // Whatever stands there tells where reading stops.
      throw NotCanonical(offset: try name().lowerBound)
    }
  }

  /// Passes over the name of a member, when it is this one; its value is next then. False, and nothing is read, when it is
  /// another, and for a long name.
  @inlinable @inline(__always) public mutating func passes(_ name: ExpectedName) -> Bool {
    guard name.stands(at: base + place, until: base + end) else { return false }
    place += name.count
    return true
  }

  /// Enters an object whose first name can only be this one; its value is next.
  /// - Parameter expected: a name that needs no escape.
  @inlinable @inline(__always) public mutating func enterObject(_ expected: StaticString) throws(NotCanonical) -> Bool {
    let count = expected.utf8CodeUnitCount
    if end - position >= count + 4, base[position] == UInt8(ascii: "{"), base[position + 1] == UInt8(ascii: "\""),
      base[position + count + 2] == UInt8(ascii: "\""), base[position + count + 3] == UInt8(ascii: ":"),
      isSpelled(expected, position + 2..<position + count + 2), depth < Self.depthLimit
    {
      place += count + 4
      depth += 1
      return true
    }
    guard try enterObject() else { return false }
    try name(expected)
    return true
  }

  /// Whether these very bytes stand there.
  @inlinable @inline(__always) public func isSpelled(_ expected: StaticString, _ name: Range<Int>) -> Bool {
    name.count == expected.utf8CodeUnitCount && memcmp(base + name.lowerBound, expected.utf8Start, name.count) == 0
  }

  /// After a member: whether there is another. If not, the object is left.
  @inlinable public mutating func nextMember() throws(NotCanonical) -> Bool { try next(UInt8(ascii: "}")) }

  /// After an element: whether there is another. If not, the array is left.
  @inlinable public mutating func nextElement() throws(NotCanonical) -> Bool { try next(UInt8(ascii: "]")) }

  @inlinable mutating func enter(_ start: UInt8, _ close: UInt8) throws(NotCanonical) -> Bool {
    try expect(start)
    guard depth < Self.depthLimit else { throw fault }
    if isNext(close) {
      place += 1
      return false
    }
    depth += 1
    return true
  }

  @inlinable mutating func next(_ close: UInt8) throws(NotCanonical) -> Bool {
    guard position < end else { throw fault }
    let byte = base[position]
    place += 1
    if byte == UInt8(ascii: ",") { return true }
    guard byte == close else {
      place -= 1
      throw fault
    }
    depth -= 1
    return false
  }

  /// Whether a name sorts before another, by the bytes that they spell.
  @inlinable public func precedes(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    guard !hasEscapes else { return spelled(left).lexicographicallyPrecedes(spelled(right)) }
    let common = min(left.count, right.count)
    var offset = 0
    while offset < common {
      let (l, r) = (base[left.lowerBound + offset], base[right.lowerBound + offset])
      if l != r { return l < r }
      offset += 1
    }
    return left.count < right.count
  }

  @usableFromInline func spelled(_ name: Range<Int>) -> [UInt8] {
    let quoted = [UInt8(ascii: "\"")] + Array(self[name]) + [UInt8(ascii: "\"")]
    guard let text = (try? JSON.parse(quoted))?.string else { return [] }
    return Array(text.utf8)
  }
}
