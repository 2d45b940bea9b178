extension CanonicalScanner {
  /// Enters an object, at its first name; false when it has no member, and it is then left.
  public mutating func enterObject() throws(NotCanonical) -> Bool {
    try enter(UInt8(ascii: "{"), UInt8(ascii: "}"))
  }

  /// Enters an array, at its first element; false when it has none, and it is then left.
  public mutating func enterArray() throws(NotCanonical) -> Bool {
    try enter(UInt8(ascii: "["), UInt8(ascii: "]"))
  }

  /// The name of a member, without its quotes; its value is next.
  public mutating func name() throws(NotCanonical) -> Range<Int> {
    let name = try string()
    try expect(UInt8(ascii: ":"))
    return name
  }

  /// After a member: whether there is another. If not, the object is left.
  public mutating func nextMember() throws(NotCanonical) -> Bool { try next(UInt8(ascii: "}")) }

  /// After an element: whether there is another. If not, the array is left.
  public mutating func nextElement() throws(NotCanonical) -> Bool { try next(UInt8(ascii: "]")) }

  private mutating func enter(_ start: UInt8, _ close: UInt8) throws(NotCanonical) -> Bool {
    try expect(start)
    guard depth < Self.depthLimit else { throw fault }
    if isNext(close) {
      position += 1
      return false
    }
    depth += 1
    return true
  }

  private mutating func next(_ close: UInt8) throws(NotCanonical) -> Bool {
    guard position < end else { throw fault }
    let byte = base[position]
    position += 1
    if byte == UInt8(ascii: ",") { return true }
    guard byte == close else {
      position -= 1
      throw fault
    }
    depth -= 1
    return false
  }

  /// Whether a name sorts before another, by the bytes that they spell.
  public func precedes(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
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

  private func spelled(_ name: Range<Int>) -> [UInt8] {
    let quoted = [UInt8(ascii: "\"")] + Array(self[name]) + [UInt8(ascii: "\"")]
    guard let text = (try? JSON.parse(quoted))?.string else { return [] }
    return Array(text.utf8)
  }
}
