/// Walks canonical JSON (``JSON/Style/canonical``) where it lies: nothing is copied, nothing is allocated.
///
/// It accepts the canonical form and nothing else, so what it has walked over can be hashed, compared and read by fixed
/// places. A caller that enters objects itself checks the order of their names, with ``precedes(_:_:)`` or by a table;
/// ``skip()`` checks all of it.
///
/// It must not outlive the bytes it was given. Its smallest steps are inlined where they are used: a body has hundreds.
public struct CanonicalScanner {
  /// Arrays and objects inside one another, as ``JSON/Limits`` has it.
  @usableFromInline static let depthLimit = 64

  @usableFromInline let base: UnsafePointer<UInt8>
  /// How many bytes there are.
  public let end: Int
  @usableFromInline var place = 0
  @usableFromInline var depth = 0
  /// Whether a string with an escape was seen: names then compare by what they spell.
  public internal(set) var hasEscapes = false

  /// Starts at the first byte; nil when there is none.
  public init?(_ bytes: UnsafeRawBufferPointer) {
    guard let base = bytes.baseAddress, !bytes.isEmpty else { return nil }
    self.base = base.assumingMemoryBound(to: UInt8.self)
    end = bytes.count
  }

  /// The next byte to read.
  @inlinable public var position: Int { place }

  @inlinable var fault: NotCanonical { NotCanonical(offset: position) }

  /// Whether everything was read.
  @inlinable public var isAtEnd: Bool { position == end }

  /// The bytes of a part, in place.
  @inlinable public subscript(range: Range<Int>) -> UnsafeRawBufferPointer {
    precondition(range.lowerBound >= 0 && range.upperBound <= end, "a part of what is scanned")
    return UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count)
  }

  /// Whether the next byte is this one.
  @inlinable public func isNext(_ byte: UInt8) -> Bool { position < end && base[position] == byte }

  /// Reads one byte.
  @inlinable public mutating func expect(_ byte: UInt8) throws(NotCanonical) {
    guard position < end, base[position] == byte else { throw fault }
    place += 1
  }

  /// Passes over bytes that the caller knows to be whole values: it has walked over the same ones at this depth before.
  @inlinable public mutating func pass(_ count: Int) {
    precondition(count >= 0 && count <= end - place, "no further than the end")
    place += count
  }

  /// Reads a whole value, whatever it is.
  public mutating func skip() throws(NotCanonical) {
    guard position < end else { throw fault }
    switch base[position] {
    case UInt8(ascii: "\""): _ = try string()
    case UInt8(ascii: "{"): try skipObject()
    case UInt8(ascii: "["):
      guard try enterArray() else { return }
      repeat { try skip() } while try nextElement()
    case UInt8(ascii: "t"), UInt8(ascii: "f"): _ = try bool()
    case UInt8(ascii: "n"): try word("null")
    default: try number()
    }
  }

  private mutating func skipObject() throws(NotCanonical) {
    guard try enterObject() else { return }
    var previous = try name()
    try skip()
    while try nextMember() {
      let name = try name()
      guard precedes(previous, name) else { throw fault }
      previous = name
      try skip()
    }
  }

  /// Reads `true` or `false`.
  public mutating func bool() throws(NotCanonical) -> Bool {
    if isNext(UInt8(ascii: "t")) {
      try word("true")
      return true
    }
    try word("false")
    return false
  }

  private mutating func word(_ word: StaticString) throws(NotCanonical) {
    for index in 0..<word.utf8CodeUnitCount { try expect(word.utf8Start[index]) }
  }
}

extension JSON {
  /// Whether bytes are the canonical form of a value.
  public static func isCanonical(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard var scanner = CanonicalScanner(bytes) else { return false }
    do {
      try scanner.skip()
      return scanner.isAtEnd
    } catch {
      return false
    }
  }
}
